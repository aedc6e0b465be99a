import { describe, expect, it } from 'vitest'
import { decisionWords } from '../../../src/cli/access/decision-words.ts'
import type { RunDecision } from '../../../src/model/recorded-run.ts'

const asked = { action: 'cognito-idp:ListUsers', resource: '*' }
const by = { layer: 'identity', policy: 'allow and deny', statement: 0, effect: 'Allow' } as const
const at = { file: 'pools/ops.iam-user.yaml', line: 4, column: 5 }

describe('what IAM says of a request', () => {
  it.each<[string, Partial<RunDecision> & Pick<RunDecision, 'decision' | 'enforced'>, string]>([
    ['nothing stands in the way', { decision: 'allow', enforced: true }, 'allowed'],
    [
      'a statement with an id',
      { decision: 'allow', by: { ...by, sid: 'read', at }, enforced: false },
      'allowed by read of allow and deny (pools/ops.iam-user.yaml:4)',
    ],
    [
      'a statement without one',
      { decision: 'allow', by, enforced: true },
      'allowed by statement 1 of allow and deny',
    ],
    ['a denial', { decision: 'implicitDeny', denied: 'User: x may not', enforced: true }, 'User: x may not'],
    [
      'one that did not count',
      { decision: 'implicitDeny', denied: 'User: x may not', enforced: false },
      'would be denied by serve: User: x may not',
    ],
    [
      'text that would obey a terminal',
      { decision: 'implicitDeny', denied: '\u001b[2J', enforced: true },
      '\\u001b[2J',
    ],
    [
      'a role that could not be had and is not named',
      {
        action: 'sts:TagSession',
        resource: 'arn:aws:iam::123456789012:role/shop/member',
        decision: 'implicitDeny',
        denied: 'Not authorized: no trust policy allows it',
        enforced: true,
      },
      'Not authorized: no trust policy allows it, of role member',
    ],
  ])('is told of %s', (_, said, words) => {
    expect(decisionWords({ ...asked, ...said })).toBe(words)
  })
})
