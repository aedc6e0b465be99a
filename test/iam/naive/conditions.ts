import fc from 'fast-check'
import type { Json, JsonObject } from '../../../src/model/trigger.ts'

/** Values of each kind, as policies and requests have them; some are of no kind at all. */
const pools = {
  String: [
    'a',
    'b',
    'ab',
    'A',
    '',
    '*',
    '?',
    'a*',
    '?b',
    '${app:name}',
    '${app:team}*',
    "${APP:Team, 'b'}",
    '${*}',
    '${app:list}',
    'AssumedRole',
    '123456789012',
  ],
  Numeric: ['1', '1.0', '7', '-3', '+7', '10', 'x', '', '1e1', ' 1'],
  Date: [
    ...[
      '2026',
      '2026-02',
      '2026-02-28',
      '2026-02-29',
      '2024-02-29',
      '2026-02-28T00:00Z',
      '2026-02-28T01:00:00+01:00',
    ],
    ...['2026-02-28T00:00:00.5Z', '2026-02-28T24:00Z', '1772236800', '1772236800.5', 'today', '2026-2-8'],
  ],
  Bool: ['true', 'false', 'True', 'FALSE', 'yes', ''],
  Binary: ['QQ==', 'QQ', 'QQ=', 'Qg==', 'QUI=', '!', ''],
  Ip: [
    ...[
      '10.0.0.1',
      '10.0.0.0/8',
      '10.1.0.0/16',
      '0.0.0.0/0',
      '10.0.0.256',
      '010.0.0.1',
      '10.0.0.1/33',
      '10.1.2.3',
    ],
    ...[
      '2001:db8::1',
      '2001:DB8:0::0/32',
      '::ffff:10.1.2.3',
      '::ffff:10.0.0.0/104',
      '::/0',
      'fe80::1/129',
      'here',
    ],
  ],
  Arn: [
    ...[
      'arn:aws:s3:::a',
      'arn:aws:s3:::a:b',
      'arn:aws:s3:::*',
      'arn:*:s3:*:*:a',
      'arn:aws:iam::*:role/buyer',
      'arn:aws:s3:::${app:name}',
      '*',
    ],
    ...['arn:aws:${app:team}:::a', '${app:arn}', 'arn:aws:s3:*', 'arn:aws:S3:::a', 's3', 'arn:aws:s3:::?'],
  ],
} as const
type Kind = keyof typeof pools

const order = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals']
const names: Readonly<Record<Kind, readonly string[]>> = {
  String: ['Equals', 'NotEquals', 'EqualsIgnoreCase', 'NotEqualsIgnoreCase', 'Like', 'NotLike'].map(
    (how) => `String${how}`,
  ),
  Numeric: order.map((how) => `Numeric${how}`),
  Date: order.map((how) => `Date${how}`),
  Bool: ['Bool'],
  Binary: ['BinaryEquals'],
  Ip: ['IpAddress', 'NotIpAddress'],
  Arn: ['ArnEquals', 'ArnNotEquals', 'ArnLike', 'ArnNotLike'],
}
const kinds = Object.keys(pools) as Kind[]

/** Keys that follow from who asks and for what. */
const followed = {
  Arn: ['aws:PrincipalArn'],
  String: ['aws:PrincipalType', 'aws:PrincipalAccount', 'aws:ResourceAccount'],
}

/** One value or several. */
export const some = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | T[]> =>
  fc.oneof(arbitrary, fc.array(arbitrary, { minLength: 1, maxLength: 3 }))

/** The key that holds values of a kind; now and then one that follows from the request. */
const keyOf = (kind: Kind): fc.Arbitrary<string> =>
  fc.oneof(
    { arbitrary: fc.constantFrom(`app:${kind}`, `APP:${kind.toUpperCase()}`), weight: 3 },
    {
      arbitrary: fc.constantFrom('app:name', 'app:List', ...followed[kind === 'Arn' ? 'Arn' : 'String']),
      weight: 1,
    },
  )

const one: fc.Arbitrary<JsonObject> = fc
  .constantFrom(...kinds)
  .chain((kind) =>
    fc
      .tuple(
        fc.constantFrom('', '', 'ForAllValues:', 'ForAnyValue:'),
        fc.constantFrom(...names[kind]),
        fc.constantFrom('', 'IfExists'),
        fc.dictionary(keyOf(kind), some(fc.constantFrom(...pools[kind])), { minKeys: 1, maxKeys: 2 }),
      )
      .map(([quantifier, name, suffix, keys]) => ({ [quantifier + name + suffix]: keys as Json })),
  )
const absence: fc.Arbitrary<JsonObject> = fc
  .tuple(
    fc.constantFrom(...kinds.map((kind) => `app:${kind}`), 'app:list', 'aws:PrincipalServiceName'),
    fc.constantFrom('true', 'false'),
  )
  .map(([key, is]) => ({ Null: { [key]: is } }))

/** The conditions of a statement. */
export const conditions: fc.Arbitrary<JsonObject> = fc
  .array(fc.oneof({ arbitrary: one, weight: 6 }, { arbitrary: absence, weight: 1 }), {
    minLength: 1,
    maxLength: 2,
  })
  .map((all) => Object.assign({}, ...all) as JsonObject)

const valueOf = (kind: Kind) => {
  const value = fc.constantFrom<string>(...pools[kind])
  return fc.oneof(
    { arbitrary: fc.constant(undefined), weight: 2 },
    { arbitrary: value, weight: 6 },
    { arbitrary: fc.array(value, { maxLength: 3 }), weight: 2 },
  )
}

/** What is known of a request: values of each kind, and those that variables stand for. */
export const contexts: fc.Arbitrary<Readonly<Record<string, string | readonly string[]>>> = fc
  .record({
    ...Object.fromEntries(kinds.map((kind) => [`app:${kind}`, valueOf(kind)])),
    'app:name': fc.constantFrom(undefined, 'a', 'b', '*', 'a:b', ''),
    'App:Team': fc.constantFrom(undefined, 'a', 's3', '*', '?'),
    'app:arn': fc.constantFrom(undefined, 'arn:aws:s3:::a', 'arn:aws:s3:::*', 'x'),
    'app:list': fc.constantFrom<(readonly string[] | undefined)[]>(undefined, ['a'], ['a', 'b'], []),
  } as Record<string, fc.Arbitrary<string | readonly string[] | undefined>>)
  .map(
    (all) =>
      Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Record<
        string,
        string | readonly string[]
      >,
  )
