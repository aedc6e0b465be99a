import type { LinkRule } from '../../../config/link/rules.ts'

/** What can be wrong where triggers and hooks meet. */
export const ofHooks = {
  'PW-HOOK-001':
    'A trigger lists the hooks whose events its script understands, and stands at another. Add the hook to its `hooks` if the script can answer there.',
  'PW-HOOK-002':
    'Cognito sends a hook one version of its event. The stages of a pipeline share that event, so they have one version.',
  'PW-HOOK-003':
    'Versions `V2_0` and `V3_0` of PreTokenGeneration, which change access tokens, need the tier `essentials` or `plus`; AWS refuses the pool otherwise.',
  'PW-HOOK-004':
    'Custom senders get their codes encrypted. Without `kmsKey` there is no key to encrypt them under, and AWS refuses the pool.',
  'PW-HOOK-005':
    'Cognito waits five seconds for a hook, and all of its stages share them. Give stages less by `sandbox: { timeout: 500ms }`, or do less.',
  'PW-HOOK-006':
    'A stage may take from what its trigger may use and not add to it, so that the trigger’s own file says the most that its script can ever do.',
  'PW-HOOK-007':
    '`when` is CEL over the event and is checked against its shape: a field that the event does not have would make the stage fail each time. Ask with `has(…)` for what may be absent.',
  'PW-HOOK-008':
    'A pipeline runs in the sandbox here, so its stages are triggers of the project. A function that is only named by its ARN may stand at a hook alone.',
  'PW-HOOK-009':
    'The hook names a function that no file declares. As in AWS, every flow that comes to it fails, until a trigger of that name is declared.',
  'PW-HOOK-010':
    'Whether a stage runs is decided by `when`. If that reads `clientMetadata` or another thing that the caller sends, the caller decides whether he is checked. Let the script read it, and refuse by itself.',
  'PW-HOOK-011': 'An isolate needs eight mebibytes before it has run anything.',
  'PW-HOOK-012':
    'A client allows custom sign-ins, and no DefineAuthChallenge says what they consist of: every one of them fails. Bind one, or take `custom` out of `auth`.',
  'PW-HOOK-013':
    'What a stage says under `with` is what `parameters` of its trigger ask for: a name that is missing, unknown, or of another type.',
  'PW-HOOK-014': 'A stage leaves its trigger fewer capabilities, and names one that the trigger has not got.',
  'PW-HOOK-015':
    'A capability names a secret, an operation or a parameter that there is not, or an operation that is about no pool in particular.',
  'PW-HOOK-016':
    'A limit asks for more than the sandbox has: 5 s, 1024 MiB, 6 MiB of output. The reference of the language has each of them.',
  'PW-HOOK-017':
    'Lambda sets this variable itself, and refuses a function that sets it too. Give yours another name.',
  'PW-HOOK-018':
    'The capability gives the script nothing, since what it goes with is not there. It may be a leftover, and a reader would take it for a power.',
  'PW-HOOK-019':
    'An address under `fetch` is `METHOD URL`: a method of HTTP, `http` or `https`, a host, and a path in which `*` stands for one part, or at the end for the rest.',
  'PW-HOOK-020':
    'A parameter’s own words contradict each other, so that no value fits, or its default is not one that it takes.',
  'PW-HOOK-021':
    'One name is one table of DynamoDB for all triggers, and two of them declare it with different keys.',
  'PW-HOOK-022':
    'A function gets a role only if the role trusts Lambda. Say `trust: { type: service, service: lambda.amazonaws.com }` in it.',
} satisfies Partial<Record<LinkRule, string>>
