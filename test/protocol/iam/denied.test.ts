import { describe, expect, it } from 'vitest'
import type { Decision, Layer } from '../../../src/model/iam.ts'
import { deniedWords } from '../../../src/protocol/iam/denied.ts'

const asked = {
  action: 'cognito-idp:AdminGetUser',
  resource: 'arn:aws:cognito-idp:us-east-1:1:userpool/us-east-1_A',
}
const words = (decision: Decision) => deniedWords('arn:aws:iam::1:user/ops', asked, decision)
const head = `User: arn:aws:iam::1:user/ops is not authorized to perform: ${asked.action} on resource: ${asked.resource}`
const by = (layer: Layer) => ({ layer, policy: 'p', statement: 0, effect: 'Deny' }) as const

describe('the sentence of a denial', () => {
  it.each<[Layer, string, string]>([
    ['identity', 'an', 'identity-based policy'],
    ['boundary', 'a', 'permissions boundary'],
    ['session', 'a', 'session policy'],
    ['scope-down', 'a', 'session policy'],
    ['resource', 'a', 'resource-based policy'],
    ['trust', 'a', 'resource-based policy'],
  ])('names what denies, or in what nothing allows: %s', (layer, article, kind) => {
    expect(words({ decision: 'explicitDeny', by: by(layer) })).toBe(
      `${head} with an explicit deny in ${article} ${kind}`,
    )
    expect(words({ decision: 'implicitDeny', missing: layer })).toBe(
      `${head} because no ${kind} allows the ${asked.action} action`,
    )
  })

  it('is of the policies of whoever asks, where nothing else is known', () => {
    expect(words({ decision: 'implicitDeny' })).toContain('because no identity-based policy allows')
  })
})
