import { describe, expect, it } from 'vitest'
import type { Signer } from '../../../src/model/session.ts'
import { fault } from '../../world.ts'
import { account, allowing, arnOf, letting, roleArn, stsWorld, trusting } from './sts-world.ts'

const key = (name: string) => `AKIA${name.toUpperCase().padEnd(16, '0')}`
const bound = (name: string, more: string) => [
  `pools/${name}.iam-user.yaml`,
  `keys: { ${key(name)}: { secret: ops } }\n${more}`,
]
const mayAssume = "allow: [{ do: 'sts:AssumeRole', on: '*' }]\n"
const session = (role: string, name = 'ana') => `arn:aws:sts::${account}:assumed-role/${role}/${name}`

/** Users whose own policies say this or that of becoming a role, and roles that trust them in every way. */
const files = {
  ...Object.fromEntries([
    bound('allowed', mayAssume),
    bound('silent', ''),
    bound('denied', "deny: [{ do: 'sts:AssumeRole', on: '*' }]\n"),
    bound('half', `allow: [{ do: 'sts:AssumeRole', on: '${roleArn('named')}' }]\n`),
    bound('bounded', `${mayAssume}boundary: narrow\n`),
  ]),
  'pools/narrow.policy.yaml': "allow: [{ do: 's3:*', on: '*' }]\n",
  'pools/ofAccount.role.yaml': trusting(letting({ AWS: account })),
  'pools/ofRoot.role.yaml': trusting(letting({ AWS: arnOf('root') })),
  'pools/named.role.yaml': trusting(
    letting({ AWS: ['allowed', 'silent', 'denied', 'half', 'bounded'].map((name) => arnOf(`user/${name}`)) }),
  ),
  'pools/anybody.role.yaml': trusting(letting('*')),
  'pools/allButOne.role.yaml': trusting(
    letting({ AWS: account }),
    // What NotPrincipal would say, which no trust policy may.
    {
      ...letting('*', { Condition: { ArnNotEquals: { 'aws:PrincipalArn': arnOf('user/allowed') } } }),
      Effect: 'Deny',
    },
  ),
  'pools/onlyTags.role.yaml': trusting(letting({ AWS: account }, { Action: 'sts:TagSession' })),
  'pools/onlyWeb.role.yaml': trusting(letting({ AWS: account }, { Action: 'sts:AssumeRoleWithWebIdentity' })),
  'pools/first.role.yaml': `${trusting(letting({ AWS: account }))}${mayAssume}`,
  'pools/weak.role.yaml': trusting(letting({ AWS: account })),
  'pools/itself.role.yaml': `${trusting(letting({ AWS: account }))}${mayAssume}`,
  'pools/ofFirst.role.yaml': trusting(letting({ AWS: roleArn('first') })),
  'pools/ofWeak.role.yaml': trusting(letting({ AWS: roleArn('weak') })),
  'pools/ofSession.role.yaml': trusting(letting({ AWS: session('weak') })),
}

const denied = (who: Signer, role: string) =>
  fault(
    'AccessDeniedException',
    `User: ${who.principal.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn(role)}`,
  )

describe('a user of the account', () => {
  it.each([
    ['allowed', 'ofAccount', true],
    ['allowed', 'ofRoot', true],
    ['silent', 'ofAccount', false],
    ['silent', 'ofRoot', false],
    ['half', 'ofAccount', false],
    ['half', 'named', true],
    // Who is named by their own ARN needs no policy of their own, but one that denies still counts.
    ['silent', 'named', true],
    ['denied', 'named', false],
    ['denied', 'anybody', false],
    ['silent', 'anybody', true],
    // A boundary takes away what the account leaves to the user, and not what the role gives to them by name.
    ['bounded', 'ofAccount', false],
    ['bounded', 'named', true],
    ['allowed', 'allButOne', true],
    ['half', 'allButOne', false],
    ['allowed', 'onlyTags', false],
    ['allowed', 'onlyWeb', false],
  ])('%s asks for %s: %s', async (name, role, may) => {
    const { assume, user } = await stsWorld({ files })
    const who = user(key(name))
    if (may) await expect(assume(role, who)).resolves.toHaveProperty('Credentials')
    else await expect(assume(role, who)).rejects.toEqual(denied(who, role))
  })
})

describe('a role', () => {
  /** Whoever has become one of the roles that leave it to the account, with a session policy if one is said. */
  async function as(role: string, more: object = {}) {
    const made = await stsWorld({ files })
    const { Credentials } = await made.assume(role, made.user(key('allowed')), more)
    return { ...made, who: made.holder(Credentials) }
  }

  it.each([
    ['first', 'ofFirst', true],
    ['first', 'ofAccount', true],
    ['first', 'ofWeak', false],
    ['weak', 'ofAccount', false],
    // Who is named needs no policy of their own: as a role, or as this session of one.
    ['weak', 'ofWeak', true],
    ['weak', 'ofSession', true],
    // A role is nobody in particular to itself.
    ['itself', 'itself', true],
    ['weak', 'weak', false],
  ])('%s asks for %s: %s', async (role, next, may) => {
    const { assume, who } = await as(role)
    if (may) await expect(assume(next, who)).resolves.toHaveProperty('Credentials')
    else await expect(assume(next, who)).rejects.toEqual(denied(who, next))
  })

  it('asks under the name that is trusted, and no other', async () => {
    const { assume, who } = await as('weak', { RoleSessionName: 'eve' })
    await expect(assume('ofSession', who)).rejects.toEqual(denied(who, 'ofSession'))
  })

  it('is held to its session policy on the way to the next, unless that names the very session', async () => {
    const { assume, who } = await as('first', { Policy: allowing('s3:*') })
    await expect(assume('ofAccount', who)).rejects.toEqual(denied(who, 'ofAccount'))
    await expect(assume('ofFirst', who)).rejects.toEqual(denied(who, 'ofFirst'))
    const narrow = await as('weak', { Policy: allowing('s3:*') })
    await expect(narrow.assume('ofSession', narrow.who)).resolves.toHaveProperty('Credentials')
  })
})

describe('what goes on from role to role', () => {
  const all = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']
  const chain = {
    'pools/one.role.yaml': trusting(letting({ AWS: account }, { Action: all })),
    'pools/two.role.yaml': trusting(letting({ AWS: roleArn('one') }, { Action: all })),
    'pools/three.role.yaml': `${trusting(letting({ AWS: roleArn('two') }, { Action: all }))}maxSession: 12h\n`,
  }
  const Tags = [
    { Key: 'team', Value: 'red' },
    { Key: 'plan', Value: 'gold' },
  ]

  it('are transitive tags and the source identity, as far as the chain goes', async () => {
    const { assume, ops, holder } = await stsWorld({ files: chain })
    const first = await assume('one', ops, { Tags, TransitiveTagKeys: ['team'], SourceIdentity: 'ana' })
    const more = { Tags: [{ Key: 'cost', Value: '7' }], TransitiveTagKeys: ['cost'] }
    const second = await assume('two', holder(first.Credentials), more)
    const third = await assume('three', holder(second.Credentials))
    expect(third.SourceIdentity).toBe('ana')
    const { session: last, context } = holder(third.Credentials)
    expect(last).toMatchObject({
      tags: { team: 'red', cost: '7' },
      transitiveTags: ['team', 'cost'],
      sourceIdentity: 'ana',
      chained: true,
    })
    expect(context).toMatchObject({ 'aws:PrincipalTag/team': 'red', 'aws:SourceIdentity': 'ana' })
    expect(context).not.toHaveProperty('aws:PrincipalTag/plan')
  })

  it('lasts an hour at most, however long the last role allows', async () => {
    const { assume, ops, holder } = await stsWorld({ files: chain })
    const two = holder((await assume('two', holder((await assume('one', ops)).Credentials))).Credentials)
    await expect(assume('three', two, { DurationSeconds: 3601 })).rejects.toEqual(
      fault('InvalidParameterException', /^The requested DurationSeconds exceeds the 1 hour session limit/),
    )
  })

  it('is a session of a user no chain of', async () => {
    const long = { 'pools/long.role.yaml': `${trusting(letting({ AWS: account }))}maxSession: 12h\n` }
    const { assume, call, ops, holder, session: of } = await stsWorld({ files: long })
    const own = holder((await call('GetSessionToken', {}, ops)).Credentials)
    const output = await assume('long', own, { DurationSeconds: 43_200 })
    expect(of(output)).toMatchObject({ chained: false })
  })
})
