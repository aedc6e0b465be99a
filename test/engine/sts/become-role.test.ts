import { describe, expect, it } from 'vitest'
import type { TraceLine } from '../../../src/engine/flow.ts'
import { becomeRole, type Becoming } from '../../../src/engine/sts/become-role.ts'
import { fault, world } from '../../world.ts'

const federated = 'cognito-identity.amazonaws.com'
const pool = 'us-east-1:11111111-2222-4333-8444-555555555555'
const { ports } = await world({
  files: {
    'pools/shop.identity.yaml': `id: ${pool}\nguests: true\nroles: { guest: visitor }\n`,
    'pools/visitor.role.yaml':
      'trust: { type: identityPool, pool: shop, as: guest }\nallow: [{ do: "*", on: "*" }]\ntags: { team: shop }\n',
    'pools/tagged.role.yaml': `trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement:
      Sid: ours
      Effect: Allow
      Principal: { Federated: ${federated} }
      Action: [sts:AssumeRoleWithWebIdentity, sts:TagSession]
      Condition:
        StringEquals: { '${federated}:aud': '${pool}', 'aws:ResourceTag/team': shop, 'sts:RoleSessionName': web }
        ForAllValues:StringEquals: { 'aws:TagKeys': [plan] }
tags: { team: shop }
`,
  },
})
const role = (name: string) => {
  const found = ports.iam.role(`arn:aws:iam::123456789012:role/${name}`)
  if (!found) throw new Error(`nobody declares ${name}`)
  return found
}
const becoming = (more: Partial<Becoming> = {}): Becoming => ({
  role: role('visitor'),
  principal: { arn: '*', federated },
  action: 'sts:AssumeRoleWithWebIdentity',
  context: { [`${federated}:aud`]: pool, [`${federated}:amr`]: ['unauthenticated'] },
  sessionName: 'web',
  ...more,
})

/** Becomes a role, and gives the account of it as well. */
function become(more: Partial<Becoming> = {}) {
  const trace: TraceLine[] = []
  const run = { trace, effects: [], began: 0 }
  try {
    return { session: becomeRole(ports, becoming(more), run), trace }
  } catch (error) {
    return { error, trace }
  }
}

describe('becoming a role', () => {
  it('gives a session with all that later decisions need', () => {
    const lasting = { [`${federated}:sub`]: 'one', 'aws:FederatedProvider': federated }
    expect(become({ lasting, scopeDown: true, seconds: 900 }).session).toEqual({
      kind: 'assumed role',
      account: '123456789012',
      arn: 'arn:aws:sts::123456789012:assumed-role/visitor/web',
      userId: `${role('visitor').id}:web`,
      principalArn: role('visitor').arn,
      sessionName: 'web',
      issued: ports.clock.now(),
      expires: ports.clock.now() + 900_000,
      policies: [],
      policyArns: [],
      scopeDown: true,
      tags: {},
      transitiveTags: [],
      chained: false,
      context: lasting,
    })
  })

  it('asks the trust policy with what is known of the role and of the session', () => {
    const tagged = { role: role('tagged'), tags: { plan: 'gold' } }
    expect(become(tagged).session).toMatchObject({ tags: { plan: 'gold' } })
    expect(become({ ...tagged, tags: { plan: 'gold', team: 'x' } }).error).toEqual(
      fault('AccessDeniedException'),
    )
    expect(become({ ...tagged, sessionName: 'else' }).error).toEqual(
      fault('AccessDeniedException', 'Not authorized to perform sts:AssumeRoleWithWebIdentity'),
    )
  })

  it('refuses a session whose token would not hold it', () => {
    const tags = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`plan${n}`, 'x'.repeat(256)]))
    const free = { ...role('visitor'), arn: role('visitor').arn }
    const trusting = { ...ports, iam: { ...ports.iam, trustOf: () => everybody } }
    expect(() => becomeRole(trusting, becoming({ role: free, tags }))).toThrow(fault('PackedPolicyTooLarge'))
  })

  const everybody = {
    trust: [
      {
        name: 'everybody',
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: '*', Action: '*' }],
        },
      },
    ],
  }

  it('tells in its account what IAM said, and which statement did', () => {
    const { trace } = become({ role: role('tagged'), tags: { plan: 'gold' } })
    expect(trace.map(({ decision }) => decision)).toMatchObject([
      {
        action: 'sts:AssumeRoleWithWebIdentity',
        resource: role('tagged').arn,
        decision: 'allow',
        by: { policy: 'trust of tagged', sid: 'ours', at: { file: 'pools/tagged.role.yaml' } },
        enforced: true,
      },
      { action: 'sts:TagSession', decision: 'allow' },
    ])
  })

  it('tells in its account why not', () => {
    const { trace } = become({ tags: { plan: 'gold' } })
    expect(trace.map(({ decision }) => decision?.decision)).toEqual(['allow', 'implicitDeny'])
    expect(trace.at(-1)?.decision?.denied).toBe(
      'Not authorized to perform sts:TagSession: no trust policy allows it',
    )
  })
})
