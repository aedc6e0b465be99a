import type { LinkRule } from '../../../config/link/rules.ts'

/** What can be wrong with the routes of a gate. */
export const ofGates = {
  'PW-GATE-001':
    'The route wants a token, and nothing says of which pool and clients. Say `jwt` at the top of the file.',
  'PW-GATE-002':
    'Scopes are read from a token, and the route takes none. Say `auth: jwt`, or leave `scopes` out.',
  'PW-GATE-003':
    'No request has this path: segments are written as they are once decoded, and `{name}` stands for a whole one.',
  'PW-GATE-004': 'The route asks IAM, and must say for which action on which resource.',
  'PW-GATE-005': 'The resource names a part of the path that the path does not have.',
  'PW-GATE-006': 'An action is said where IAM is not asked, or where the gate makes it itself.',
  'PW-GATE-007':
    'Two routes are met by the same requests, and of the two one says what nobody does. Leave it out.',
} satisfies Partial<Record<LinkRule, string>>
