import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fault } from '../../src/model/fault.ts'
import { checkInput, operationNames } from '../../src/schema/inputs.ts'
import type { Service, Shape } from '../generate/api-schema.ts'
import { apiSchema, services, target } from '../generate/api-schema.ts'

const names = Object.keys(services) as Service[]
const pools = apiSchema('cognito-idp')
const ajv = new Ajv({ strict: false, messages: false }).addSchema({
  $id: 'api',
  definitions: pools.definitions,
})
const judge = (name: string) => ajv.compile({ $ref: `api#/definitions/${name}` })

describe.each(names)('schemas/api/%s.json', (service) => {
  const schema = apiSchema(service)

  it('is a schema that ajv takes, every reference included', () => {
    const all = new Ajv({ strict: true, strictTypes: false }).addVocabulary(ours)
    all.addSchema({ $id: 'api', ...schema })
    for (const name of Object.keys(schema.definitions))
      expect(all.compile({ $ref: `api#/definitions/${name}` })).toBeTypeOf('function')
  })

  it('has a definition for what every operation takes, gives and refuses with', () => {
    for (const { input, output, errors } of Object.values(schema['x-operations'])) {
      expect(schema.definitions).toHaveProperty(input)
      if (output) expect(schema.definitions).toHaveProperty(output)
      for (const error of errors) expect(schema.definitions[error]).toHaveProperty('x-error')
    }
  })
})

const ours = [
  'x-service',
  'x-operations',
  'x-pattern',
  'x-sensitive',
  'x-timestamp',
  'x-blob',
  'x-minBytes',
  'x-maxBytes',
  'x-document',
  'x-error',
]

describe('a pattern', () => {
  const texts = names.flatMap((service) => Object.entries(apiSchema(service).definitions))
  const patterns = texts.flatMap(([name, { pattern }]) => (pattern ? [[name, pattern] as const] : []))

  it.each(patterns)('of %s judges the whole value, in time that grows with it', (_, pattern) => {
    expect(pattern).toMatch(/^\^\(\?:.*\)\$$/)
    const whole = new RegExp(pattern, 'u')
    // Nothing but a pattern of everything takes such an end. Time that grew with the square would be minutes.
    for (const piece of ['{####}', '{##', '{##a##}', '@', 'a', 'a@', ' ', '_', '-', ':', 'arn:', '0', '.'])
      expect(whole.test(`${piece.repeat(2 ** 18 / piece.length)} \n\u0000`)).toBe(pattern === '^(?:[^]*)$')
  })

  const reworded = texts.flatMap(([name, { pattern, ...shape }]) => {
    const printed = shape['x-pattern']
    return pattern && printed ? [[name, pattern, printed] as const] : []
  })

  it.each(reworded)('of %s takes what the words of AWS take', (_, pattern, printed) => {
    const [flags, words] = printed.startsWith('(?s)') ? ['su', printed.slice(4)] : ['u', printed]
    const theirs = new RegExp(`^(?:${words.replace('\\:', ':')})$`, flags)
    const piece = fc.constantFrom('{', '{##', '{####}', '##}', '#', '@', 'a', ' ', '\n', ':', '\u0000')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('')
        expect(new RegExp(pattern, 'u').test(text)).toBe(theirs.test(text))
      }),
      { numRuns: 500 },
    )
  })
})

describe('checkInput and ajv', () => {
  it.each(operationNames)('are of one mind about %s', (operation) => {
    const { input } = pools['x-operations'][operation] ?? { input: '' }
    const judged = judge(input)
    fc.assert(
      fc.property(anyOf(input), (body) => {
        const given = JSON.stringify(body)
        expect(takes(operation, JSON.parse(given)), given).toBe(judged(body))
      }),
      { numRuns: 40 },
    )
  })
})

/** Whether an input is taken; where it is, it must be taken as it is, but for what nobody knows. */
function takes(operation: string, body: unknown): boolean {
  try {
    expect(checkInput(operation, body)).toEqual(without(body))
    return true
  } catch (error) {
    if (error instanceof Fault) return false
    throw error
  }
}

const stray = 'Stray'
const without = (body: unknown): unknown =>
  JSON.parse(JSON.stringify(body, (key, value: unknown) => (key === stray ? undefined : value)))

/** Values of a definition, most of them right and some of them wrong in some place. */
function anyOf(name: string): fc.Arbitrary<unknown> {
  const shape = pools.definitions[name] ?? {}
  const right = rightOf(name, shape)
  const wrong = fc.constantFrom<unknown>('', ' ', 'x'.repeat(70), '\u0000', -1, 1.5, 10 ** 7, true, [], {}, [
    'x',
  ])
  return shape['x-blob'] ? right : fc.oneof({ weight: 40, arbitrary: right }, { weight: 1, arbitrary: wrong })
}

function rightOf(name: string, shape: Shape): fc.Arbitrary<unknown> {
  if (shape['x-document']) return fc.constant({ any: ['thing'] })
  if (shape['x-blob']) return fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64'))
  if (shape.properties) {
    const members = Object.entries(shape.properties).map(([member, ref]) => [member, anyOf(target(ref))])
    const record: Record<string, fc.Arbitrary<unknown>> = {
      ...Object.fromEntries(members),
      [stray]: fc.constant(1),
    }
    const requiredKeys: string[] = [...(shape.required ?? [])]
    return fc.oneof(
      { weight: 40, arbitrary: fc.record(record, { requiredKeys, noNullPrototype: true }) },
      { weight: 1, arbitrary: fc.record(record, { requiredKeys: [], noNullPrototype: true }) },
    )
  }
  if (shape.items)
    return fc.array(anyOf(target(shape.items)), { maxLength: 3 + (shape.minItems ?? 0), size: 'max' })
  if (shape.propertyNames && shape.additionalProperties)
    return fc.dictionary(
      anyOf(target(shape.propertyNames)).map(String),
      anyOf(target(shape.additionalProperties)),
      { maxKeys: 3, noNullPrototype: true },
    )
  if (shape.type === 'boolean') return fc.boolean()
  if (shape.type === 'integer')
    return fc.integer({ min: shape.minimum ?? -5, max: Math.min(shape.maximum ?? 99, 2 ** 31 - 1) })
  return fc.constantFrom(...wordsFor(name))
}

/** Words that between them satisfy every text of the API. */
const words = [
  'us-east-1_aB3',
  'a',
  '123456',
  'Abcdefgh12345678',
  'abcdefghijklmnopqrstuvwx',
  'ana@example.com',
  'https://a.example/path',
  'arn:aws:lambda:us-east-1:123456789012:function:name',
  'arn:aws:s3:::bucket',
  'Your code is {####}',
  'us-east-1_0b5bf0a5-1c7d-4b6e-9f3a-2d8c4e6f7a80',
  'Follow {##this link##}',
  'import-a1',
  'cognito:default',
  'terms-of-use',
  '0b5bf0a5-1c7d-4b6e-9f3a-2d8c4e6f7a80',
  'ünïcödé 😀',
  'text of\nseveral lines',
]

const fitting = new Map<string, readonly string[]>()
function wordsFor(name: string): readonly string[] {
  let fit = fitting.get(name)
  if (!fit) {
    const isRight = judge(name)
    fit = (pools.definitions[name]?.enum ?? words).filter((word) => isRight(word))
    if (!fit.length) throw new Error(`no word of this test is a ${name}`)
    fitting.set(name, fit)
  }
  return fit
}
