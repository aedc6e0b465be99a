import { describe, expect, it } from 'vitest'
import { decide } from '../../src/iam/decide.ts'
import type { PolicyKind } from '../../src/iam/mistake-in.ts'
import { readPolicy } from '../../src/iam/read-policy.ts'
import type { Layer } from '../../src/model/iam.ts'
import type { Json, JsonObject } from '../../src/model/trigger.ts'
import { account, request } from './ask.ts'

const identity = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
const trust = { Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' }
const resource = { ...identity, Principal: '*' }
const sound: Record<PolicyKind, JsonObject> = { identity, session: identity, trust, resource }
const layer = { identity: 'identity', session: 'session', trust: 'trust', resource: 'resource' } as const
const of = (statement: Json, more: JsonObject = {}): JsonObject => ({
  Version: '2012-10-17',
  Statement: statement,
  ...more,
})
const vendor = 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.'

const refusals: readonly [why: string, kind: PolicyKind, document: Json, mistake: string][] = [
  ['a list', 'identity', [], 'Syntax errors in policy: a policy is an object.'],
  ['nothing', 'identity', null, 'Syntax errors in policy: a policy is an object.'],
  [
    'an element that no policy has',
    'identity',
    of(identity, { Rules: [] }),
    'Syntax errors in policy: Rules is no element of a policy.',
  ],
  [
    '`__proto__`',
    'identity',
    JSON.parse('{"__proto__":{},"Statement":[]}') as Json,
    'Syntax errors in policy: __proto__ is no element of a policy.',
  ],
  ['no statement', 'identity', { Version: '2012-10-17' }, 'Syntax errors in policy: Statement is missing.'],
  ['an empty list of statements', 'identity', of([]), 'Syntax errors in policy: Statement is missing.'],
  [
    'a statement that is a text',
    'identity',
    of('Allow'),
    'Syntax errors in policy: a statement is an object.',
  ],
  [
    'a version that never was',
    'identity',
    of(identity, { Version: '2020-01-01' }),
    'Syntax errors in policy: Version is 2012-10-17 or 2008-10-17.',
  ],
  ['an id that is no text', 'identity', of(identity, { Id: 1 }), 'Syntax errors in policy: Id is a text.'],
  [
    'an element that no statement has',
    'identity',
    of({ ...identity, Effects: 'Allow' }),
    'Syntax errors in policy: Effects is no element of a statement.',
  ],
  [
    'an element in another case',
    'identity',
    of({ ...identity, action: 's3:*' }),
    'Syntax errors in policy: action is no element of a statement.',
  ],
  ['no effect', 'identity', of({ Action: '*', Resource: '*' }), 'Missing required field Effect'],
  ['an effect in another case', 'identity', of({ ...identity, Effect: 'allow' }), 'Invalid effect: allow'],
  ['an effect that is no text', 'identity', of({ ...identity, Effect: ['Allow'] }), 'Invalid effect: {…}'],
  [
    'a Sid that is no text',
    'identity',
    of({ ...identity, Sid: 1 }),
    'Syntax errors in policy: Sid is a text.',
  ],
  ...(['identity', 'session', 'trust'] as const).map((kind): [string, typeof kind, Json, string] => [
    `a Sid with more than letters and digits (${kind})`,
    kind,
    of({ ...(kind === 'trust' ? trust : identity), Sid: 'Own-Objects' }),
    'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
  ]),
  [
    'a Sid twice',
    'session',
    of([
      { ...identity, Sid: 'A' },
      { ...identity, Sid: 'A' },
    ]),
    'Statement IDs (SID) in a single policy must be unique.',
  ],
  ['no action', 'identity', of({ Effect: 'Allow', Resource: '*' }), 'Missing required field Action'],
  [
    'both Action and NotAction',
    'identity',
    of({ ...identity, NotAction: 's3:*' }),
    'Syntax errors in policy: a statement has Action or NotAction, not both.',
  ],
  [
    'no action in the list',
    'identity',
    of({ ...identity, Action: [] }),
    'Policy statement must contain actions.',
  ],
  [
    'an action that is no text',
    'identity',
    of({ ...identity, Action: 1 }),
    'Policy statement must contain actions.',
  ],
  ['an action without a service', 'identity', of({ ...identity, Action: ['s3:*', 'GetObject'] }), vendor],
  ['an action of no service', 'identity', of({ ...identity, Action: ':GetObject' }), vendor],
  [
    'no resource',
    'identity',
    of({ Effect: 'Allow', Action: '*' }),
    'Policy statement must contain resources.',
  ],
  [
    'no resource at a resource',
    'resource',
    of({ Effect: 'Allow', Action: '*', Principal: '*' }),
    'Policy statement must contain resources.',
  ],
  [
    'both Resource and NotResource',
    'session',
    of({ ...identity, NotResource: '*' }),
    'Syntax errors in policy: a statement has Resource or NotResource, not both.',
  ],
  [
    'a resource that is no ARN',
    'identity',
    of({ ...identity, Resource: 'photos/*' }),
    'Resource photos/* must be in ARN format or "*".',
  ],
  [
    'a resource of any service',
    'identity',
    of({ ...identity, Resource: 'arn:aws:*:::photos' }),
    'Resource vendor must be fully qualified and cannot contain regexes.',
  ],
  ['a resource in a trust policy', 'trust', of({ ...trust, Resource: '*' }), 'Has prohibited field Resource'],
  [
    'a principal in an identity policy',
    'identity',
    of(resource),
    'Policy document should not specify a principal.',
  ],
  [
    'a principal in a session policy',
    'session',
    of({ ...identity, NotPrincipal: '*' }),
    'Policy document should not specify a principal.',
  ],
  [
    'no principal in a trust policy',
    'trust',
    of({ Effect: 'Allow', Action: 'sts:AssumeRole' }),
    'Missing required field Principal',
  ],
  ['no principal at a resource', 'resource', of(identity), 'Missing required field Principal'],
  [
    'a principal of an unknown kind',
    'trust',
    of({ ...trust, Principal: { Google: 'x' } }),
    'Invalid principal in policy: "Google":"x"',
  ],
  [
    'a principal that is a text',
    'trust',
    of({ ...trust, Principal: account }),
    'Syntax errors in policy: Principal is * or an object that names somebody.',
  ],
  [
    'a principal of nobody',
    'trust',
    of({ ...trust, Principal: {} }),
    'Syntax errors in policy: Principal is * or an object that names somebody.',
  ],
  [
    'a principal that is a pattern',
    'trust',
    of({ ...trust, Principal: { AWS: 'arn:aws:iam::123456789012:role/*' } }),
    'Invalid principal in policy: "AWS":"arn:aws:iam::123456789012:role/*"',
  ],
  [
    'any provider',
    'trust',
    of({ ...trust, Principal: { Federated: '*' } }),
    'Invalid principal in policy: "Federated":"*"',
  ],
  [
    'a principal that is a name',
    'trust',
    of({ ...trust, Principal: { AWS: 'ana' } }),
    'Invalid principal in policy: "AWS":"ana"',
  ],
  [
    'a principal that is a number',
    'trust',
    of({ ...trust, Principal: { AWS: 123456789012 } }),
    'Invalid principal in policy: "AWS":"123456789012"',
  ],
  [
    'NotPrincipal in a trust policy',
    'trust',
    of({ Effect: 'Deny', Action: 'sts:*', NotPrincipal: { AWS: account } }),
    'Has prohibited field NotPrincipal',
  ],
  [
    'NotPrincipal that allows',
    'resource',
    of({ ...identity, NotPrincipal: { AWS: account } }),
    'Syntax errors in policy: NotPrincipal goes with Deny only.',
  ],
  [
    'an action of another service in a trust policy',
    'trust',
    of({ ...trust, Action: ['sts:AssumeRole', 's3:*'] }),
    'AssumeRole policy may only specify STS AssumeRole actions.',
  ],
  [
    'conditions in a list',
    'identity',
    of({ ...identity, Condition: [] }),
    'Syntax errors in policy: Condition is an object of operators.',
  ],
  [
    'an operator that is none',
    'identity',
    of({ ...identity, Condition: { StringIs: { 'a:b': 'c' } } }),
    'Invalid Condition type : StringIs.',
  ],
  [
    'an operator in another case',
    'identity',
    of({ ...identity, Condition: { stringequals: { 'a:b': 'c' } } }),
    'Invalid Condition type : stringequals.',
  ],
  [
    'an operator that all objects have',
    'identity',
    of({ ...identity, Condition: { constructor: { 'a:b': 'c' } } }),
    'Invalid Condition type : constructor.',
  ],
  [
    'NullIfExists',
    'identity',
    of({ ...identity, Condition: { NullIfExists: { 'a:b': 'true' } } }),
    'Invalid Condition type : NullIfExists.',
  ],
  [
    'ForAllValues:Null',
    'identity',
    of({ ...identity, Condition: { 'ForAllValues:Null': { 'a:b': 'true' } } }),
    'Invalid Condition type : ForAllValues:Null.',
  ],
  [
    'ForSomeValues',
    'identity',
    of({ ...identity, Condition: { 'ForSomeValues:StringEquals': { 'a:b': 'c' } } }),
    'Invalid Condition type : ForSomeValues:StringEquals.',
  ],
  [
    'an operator without keys',
    'identity',
    of({ ...identity, Condition: { Bool: 'true' } }),
    'Syntax errors in policy: Bool has an object of keys.',
  ],
  [
    'a key without a service',
    'identity',
    of({ ...identity, Condition: { Bool: { secure: 'true' } } }),
    vendor,
  ],
  [
    'a value that is an object',
    'identity',
    of({ ...identity, Condition: { StringEquals: { 'a:b': [{}] } } }),
    'Syntax errors in policy: the values of a:b are texts.',
  ],
  [
    'a value that is nothing',
    'identity',
    of({ ...identity, Condition: { StringEquals: { 'a:b': null } } }),
    'Syntax errors in policy: the values of a:b are texts.',
  ],
]

describe('reading a policy', () => {
  it.each(Object.entries(sound) as [PolicyKind, JsonObject][])(
    'takes a sound %s policy',
    (kind, statement) => {
      const document = of([statement])
      expect(readPolicy(JSON.stringify(document), kind)).toEqual({ document })
      expect(readPolicy(document, kind)).toEqual({ document })
      expect(readPolicy({ Statement: statement }, kind)).toEqual({ document: { Statement: statement } })
    },
  )

  it.each<[string, PolicyKind, JsonObject]>([
    [
      'an id, and statements with the same empty Sid',
      'identity',
      of(
        [
          { ...identity, Sid: '' },
          { ...identity, Sid: '' },
        ],
        { Id: 'x' },
      ),
    ],
    ['a Sid of several words', 'resource', of({ ...resource, Sid: 'All but us' })],
    [
      'a resource as short as IAM takes it',
      'identity',
      of({ ...identity, Resource: ['arn:aws:s3:*', 'arn:*:s3:::a'] }),
    ],
    [
      'everything but',
      'identity',
      of({ Effect: 'Deny', NotAction: '*', NotResource: 'arn:aws:s3:::${aws:userid}' }),
    ],
    [
      'numbers and truth values',
      'identity',
      of({ ...identity, Condition: { Bool: { 'a:b': true }, NumericEquals: { 'a:c': [1, '2'] } } }),
    ],
    ['somebody who is gone', 'trust', of({ ...trust, Principal: { AWS: 'AROAEXAMPLEEXAMPLE12' } })],
    [
      'several of several kinds',
      'trust',
      of({
        ...trust,
        Principal: { AWS: [account, '*'], Service: 'sns.amazonaws.com', Federated: ['accounts.google.com'] },
      }),
    ],
    [
      'all but somebody, denied',
      'resource',
      of({ Effect: 'Deny', Action: '*', Resource: '*', NotPrincipal: { AWS: account } }),
    ],
  ])('takes %s', (_, kind, document) => {
    expect(readPolicy(document, kind)).toEqual({ document })
  })

  it.each(refusals)('refuses %s', (_, kind, document, mistake) => {
    expect(readPolicy(JSON.stringify(document), kind)).toEqual({ mistake })
  })

  it.each<[PolicyKind, string]>([
    ['identity', 'This policy contains invalid Json'],
    ['trust', 'This policy contains invalid Json'],
    ['session', 'The policy is not in the valid JSON format.'],
  ])('refuses an %s policy that is no JSON', (kind, mistake) => {
    for (const text of ['', '{', "{'Statement': []}", '{}}'])
      expect(readPolicy(text, kind)).toEqual({ mistake })
  })

  it('says no more of a strange text than fits in a line', () => {
    const read = readPolicy(of({ ...identity, Resource: 'x'.repeat(10_000) }), 'identity')
    expect('mistake' in read && read.mistake.length).toBeLessThan(128)
  })

  it('survives a document of any depth', () => {
    const deep = `{"Statement":{"Effect":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`
    expect(readPolicy(deep, 'identity')).toEqual({ mistake: 'Invalid effect: {…}' })
  })
})

describe('a document against the grammar', () => {
  const documents = refusals.filter(([, , document]) => document !== null && !Array.isArray(document))
  const allowing = (kind: PolicyKind, document: Json) => {
    const policy = [{ name: 'odd', document: document as JsonObject }]
    const given: { [L in Layer]?: typeof policy } = { [layer[kind]]: policy }
    const asked = kind === 'trust' ? { action: 'sts:AssumeRole' } : {}
    return decide(given, request({ ...asked, context: { 'a:b': 'c', 'a:c': '1' } })).decision
  }

  it.each(documents)('allows nothing: %s', (_, kind, document) => {
    expect(allowing(kind, document)).not.toBe('allow')
  })

  it('would allow, were it not for its mistakes', () => {
    const kinds = Object.entries(sound) as [PolicyKind, JsonObject][]
    for (const [kind, statement] of kinds.filter(([kind]) => kind === 'identity' || kind === 'resource'))
      expect(allowing(kind, of(statement))).toBe('allow')
  })

  it('allows nothing by its sound statements either', () => {
    expect(allowing('identity', of([identity, { ...identity, Effect: 'allow' }]))).not.toBe('allow')
  })

  it.each<[string, JsonObject]>([
    [
      'an unknown operator',
      { Effect: 'Deny', Action: '*', Resource: '*', Condition: { StringIs: { 'a:b': 'c' } } },
    ],
    ['no resource', { Effect: 'Deny', Action: 's3:*' }],
    ['no action', { Effect: 'Deny', Resource: '*' }],
    ['conditions that are none', { Effect: 'Deny', Action: '*', Resource: '*', Condition: 'never' }],
  ])('still denies, with %s', (_, denial) => {
    const odd = [{ name: 'odd', document: of(denial) }]
    const fine = [{ name: 'fine', document: of(identity) }]
    expect(decide({ identity: [...fine, ...odd] }, request()).decision).toBe('explicitDeny')
  })
})
