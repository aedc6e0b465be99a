import { afterAll, describe, expect, it } from 'vitest'
import { openGround } from '../../src/scenarios/ground.ts'
import { runScenario } from '../../src/scenarios/run-scenario.ts'
import { withStory } from './project.ts'

const ground = openGround('.')
afterAll(() => ground.close())

/** One step in which Ana asks for a file of the team, with parts of it exchanged. */
const step = (parts: Record<string, unknown> = {}) => ({
  name: 'Ana reads a file',
  do: 'decide',
  policies: { identity: team },
  principal: 'arn:aws:sts::123456789012:assumed-role/shop-buyer/ana',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::shop-users/red/a.png',
  context: { 'aws:PrincipalTag/team': 'blue' },
  expect: { decision: 'implicitDeny' },
  ...parts,
})
const team = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Team',
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::shop-users/${aws:PrincipalTag/team}/*',
    },
    {
      Sid: 'Red',
      Effect: 'Allow',
      Action: 's3:*',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalTag/team': ['red', 'green'] } },
    },
    { Effect: 'Deny', Action: 's3:DeleteObject', Resource: '*' },
  ],
}

async function play(steps: readonly object[], more: object = {}) {
  const { story, model, findings } = withStory(JSON.stringify({ ...more, steps }, undefined, 2))
  if (!story || !model) throw new Error(findings.map(({ message }) => message).join('\n'))
  return runScenario(story, model, ground)
}
const told = async (parts: Record<string, unknown>) => (await play([step(parts)])).steps[0]?.told

describe('a step that comes true', () => {
  it('is ok, and has nothing to tell', async () => {
    const { name, file, steps } = await play([step()])
    expect([name, file]).toEqual(['story', 'test/story.scenario.yaml'])
    expect(steps).toMatchObject([{ name: 'Ana reads a file', ok: true, ran: true, told: [] }])
  })
})

describe('a step whose turn comes too late', () => {
  it('is not run', async () => {
    const { story, model } = withStory(JSON.stringify({ steps: [step(), step(), step()] }))
    if (!story || !model) throw new Error('the story cannot be read')
    let left = 2
    const { steps } = await runScenario(story, model, ground, () => left-- <= 0)
    expect(steps.map(({ ok, ran }) => [ok, ran])).toEqual([
      [true, true],
      [true, true],
      [false, false],
    ])
    expect(steps[2]?.told).toEqual(['not run: no time was left for it'])
  })
})

describe('a step that does not come true', () => {
  it('is told at its line, and those after it are played all the same', async () => {
    const all = [step(), step({ expect: { decision: 'allow' } }), step()]
    const { steps } = await play(all)
    expect(steps.map(({ ok }) => ok)).toEqual([true, false, true])
    const lines = JSON.stringify({ steps: all }, undefined, 2).split('\n')
    const [, second] = lines.flatMap((line, index) => (line === '    {' ? [index + 1] : []))
    expect(steps[1]?.at).toMatchObject({ file: 'test/story.scenario.yaml', line: second, column: 5 })
  })

  it('says what was expected, what was decided, and how each statement was read', async () => {
    expect(await told({ expect: { decision: 'allow', by: 'Team', layer: 'identity' } })).toEqual([
      'expected allow by `Team` in identity',
      'decided implicitDeny: nothing in identity allows it',
      expect.stringMatching(
        /^identity: `Team` \(test\/story\.scenario\.yaml:\d+\) is about another resource$/,
      ),
      expect.stringMatching(/^identity: `Red` \(test\/story\.scenario\.yaml:\d+\) does not hold$/),
      '  StringEquals aws:PrincipalTag/team `red`, `green` does not hold: the request has `blue`',
      expect.stringMatching(/^identity: statement 3 of `identity` \(.*\) is about another action$/),
    ])
  })

  it('says what the conditions saw of a statement that decides', async () => {
    expect(await told({ context: { 'aws:PrincipalTag/team': 'green' } })).toEqual(
      expect.arrayContaining([
        'expected implicitDeny',
        'decided allow by `Red` in identity',
        '  StringEquals aws:PrincipalTag/team `red`, `green` holds: the request has `green`',
      ]),
    )
    expect(await told({ context: {}, expect: { decision: 'allow' } })).toContain(
      '  StringEquals aws:PrincipalTag/team `red`, `green` does not hold: the request has none',
    )
  })

  it.each([
    ['another verdict', { decision: 'explicitDeny' }],
    ['another statement', { decision: 'allow', by: 'Team' }],
    ['another layer', { decision: 'allow', by: 'Red', layer: 'resource' }],
  ])('is one that expects %s', async (_, expected) => {
    const context = { 'aws:PrincipalTag/team': 'green' }
    const lines = await told({ context, expect: expected })
    expect(lines?.[1]).toBe('decided allow by `Red` in identity')
  })

  it('is one that expects another layer to lack a statement', async () => {
    const lines = await told({ expect: { decision: 'implicitDeny', layer: 'boundary' } })
    expect(lines?.slice(0, 2)).toEqual([
      'expected implicitDeny in boundary',
      'decided implicitDeny: nothing in identity allows it',
    ])
  })

  it('names a statement without a Sid by its place', async () => {
    const lines = await told({ action: 's3:DeleteObject', expect: { decision: 'allow' } })
    expect(lines?.[1]).toBe('decided explicitDeny by statement 3 of `identity` in identity')
  })

  it('says so where there is no statement at all', async () => {
    expect(await told({ policies: {}, expect: { decision: 'allow' } })).toEqual([
      'expected allow',
      'decided implicitDeny: nothing in identity allows it',
      'there is no statement',
    ])
  })
})

describe('a policy that IAM would refuse', () => {
  const rows = [
    [
      'a misspelt element',
      'identity',
      { Version: '2012-10-17', Statement: { Efect: 'Allow', Action: 's3:*', Resource: '*' } },
    ],
    [
      'an unknown operator',
      'boundary',
      { Statement: { Effect: 'Deny', Action: '*', Resource: '*', Condition: { StringIs: { 'a:b': 'c' } } } },
    ],
    ['nobody who is trusted', 'trust', { Statement: { Effect: 'Allow', Action: 'sts:AssumeRole' } }],
  ] as const
  it.each(rows)('is told, whatever is expected: %s in %s', async (_, layer, document) => {
    const { steps } = await play([step({ policies: { [layer]: [team, document] } })])
    expect(steps[0]?.ok).toBe(false)
    expect(steps[0]?.told).toContainEqual(
      expect.stringMatching(
        new RegExp(`^the policy \`${layer} 2\` \\(test/story\\.scenario\\.yaml:\\d+\\) is none: .`),
      ),
    )
  })
})

describe('the clock', () => {
  const at = (moment: string, from: 'aws:CurrentTime' | 'aws:EpochTime' = 'aws:CurrentTime') => ({
    policies: {
      identity: {
        Version: '2012-10-17',
        Statement: {
          Sid: 'Then',
          Effect: 'Allow',
          Action: '*',
          Resource: '*',
          Condition: { DateEquals: { [from]: moment } },
        },
      },
    },
    context: {},
    expect: { decision: 'allow', by: 'Then' },
  })
  const oks = async (steps: readonly object[], more?: object) =>
    (await play(steps, more)).steps.map(({ ok }) => ok)

  it('begins with the year, where the scenario does not say when', async () => {
    expect(await oks([step(at('2026-01-01T00:00:00Z'))])).toEqual([true])
  })

  it('stands still but for what passes before a step', async () => {
    const steps = [
      step(at('2026-03-01T12:00:00Z')),
      step(at('2026-03-01T12:00:00Z')),
      step({ ...at('2026-03-01T13:00:00Z'), after: '1h' }),
      step({ ...at('1772371800', 'aws:EpochTime'), after: '30m' }),
    ]
    expect(await oks(steps, { clock: '2026-03-01T12:00:00Z' })).toEqual([true, true, true, true])
  })

  it('goes no further than dates go', async () => {
    const { steps } = await play([step(), step({ after: '999999999999d' }), step()])
    expect(steps.map(({ ok, ran }) => ok && ran)).toEqual([true, false, false])
    expect(steps[1]?.told).toEqual(['not run: the clock has gone further than dates go'])
  })

  it.each(['2026-13-01T00:00:00Z', '2026-01-01T25:00:00Z', '2026-01-01', 'noon'])(
    'does not begin at %s',
    (clock) => {
      const { findings } = withStory(JSON.stringify({ clock, steps: [step()] }))
      expect(findings.map(({ rule }) => rule)).toEqual(['PW-FILE-023'])
    },
  )

  it('gives way to the time that a step says, in whatever letters', async () => {
    const said = { ...at('2030-01-01T00:00:00Z'), context: { 'AWS:currenttime': '2030-01-01T00:00:00Z' } }
    expect(await oks([step(said)])).toEqual([true])
  })
})

describe('a role or a user of the project', () => {
  const everything = { Statement: { Sid: 'All', Effect: 'Allow', Action: '*', Resource: '*' } }
  const queues = { Statement: { Sid: 'Queues', Effect: 'Allow', Action: 'sqs:*', Resource: '*' } }
  const arn = 'arn:aws:iam::123456789012:role/shop-buyer'
  const own = {
    policies: undefined,
    role: 'shop-buyer',
    resource: 'arn:aws:s3:::shop-users/private/us-east-1:aaaa/a.png',
    context: { 'cognito-identity.amazonaws.com:sub': 'us-east-1:aaaa' },
    expect: { decision: 'allow', by: 'OwnObjects', layer: 'identity' },
  }
  const lookUp = {
    policies: undefined,
    user: 'backend',
    principal: 'arn:aws:iam::123456789012:user/backend',
    action: 'cognito-idp:ListUsers',
    resource: '$(pool.customers.arn)',
    expect: { decision: 'allow', by: 'LookUp' },
  }
  const unbounded = { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:us-east-1:123456789012:inbox' }
  it.each([
    ['brings the policies of a role', own],
    ['brings the policies of a role by its ARN', { ...own, role: arn }],
    ['brings the policies of a user', lookUp],
    [
      'brings its boundary',
      {
        ...own,
        ...unbounded,
        policies: { identity: everything },
        expect: { decision: 'implicitDeny', layer: 'boundary' },
      },
    ],
    [
      'gives way to a layer that the step gives itself',
      {
        ...own,
        ...unbounded,
        policies: { identity: everything, boundary: queues },
        expect: { decision: 'allow', by: 'All' },
      },
    ],
  ])('%s', async (_, parts) => expect(await told(parts)).toEqual([]))

  it('is told of at the lines of its own file', async () => {
    const lines = await told({ ...own, expect: { decision: 'implicitDeny' } })
    expect(lines).toContain('identity: `OwnObjects` (pools/roles/shop-buyer.role.yaml:7) allows it')
  })

  it('must be declared', async () => {
    const nobody = 'arn:aws:iam::210987654321:role/theirs'
    expect(await told({ ...own, role: nobody })).toEqual([`nothing declares the role \`${nobody}\``])
  })
})
