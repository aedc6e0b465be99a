import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { format as prettier } from 'prettier'
import { Document, parse, visit } from 'yaml'
import { describe, expect, it } from 'vitest'
import { commentsIn } from '../../../src/config/edit/comments.ts'
import { format } from '../../../src/config/fmt/format.ts'
import { titleOf } from '../../../src/config/title.ts'
import type { Kind } from '../../../src/model/model.ts'

const parseYaml = (text: string): unknown => parse(text, { merge: true, maxAliasCount: -1 })

const formatted = (text: string, kind: Kind = 'pool') => {
  const made = format(kind, text)
  if ('slip' in made) throw new Error(made.slip.message)
  return made.text
}

/** A value with every list sorted: what is the same but for the order of sets. */
const unordered = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(unordered).sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unordered(inner)]))
      : value
const said = (text: string) =>
  commentsIn(text)
    .map((comment) => comment.text)
    .sort()

/** What must be so of whatever is formatted. */
function holds(text: string, kind: Kind): string {
  const after = formatted(text, kind)
  expect(unordered(parseYaml(after))).toEqual(unordered(parseYaml(text)))
  expect(said(after), `${text}=>\n${after}`).toEqual(said(text))
  expect(formatted(after, kind)).toBe(after)
  return after
}

describe('a file in its normal form', () => {
  it.each<[string, string, string]>([
    [
      'begins with the line of its schema',
      '# about\n# yaml-language-server: $schema=x\ntier: plus\n',
      '# yaml-language-server: $schema=x\n# about\ntier: plus\n',
    ],
    [
      'has its keys as the schema has them',
      'clients: { web: {} }\ntier: plus\nzeta: 1\ndescription: a\n',
      'description: a\ntier: plus\nclients: { web: {} }\nzeta: 1\n',
    ],
    [
      'leaves the names of people as they stand',
      'clients:\n  web: { secret: true, id: b }\n  app: {}\n',
      'clients:\n  web: { id: b, secret: true }\n  app: {}\n',
    ],
    [
      'has sets in order',
      'clients: { web: { auth: [refresh, srp], write: [name, email] } }\n',
      'clients: { web: { auth: [srp, refresh], write: [email, name] } }\n',
    ],
    [
      'leaves lists that mean an order',
      'use: [b, a]\nrecovery: [phone, email]\n',
      'use: [b, a]\nrecovery: [phone, email]\n',
    ],
    [
      'has two blanks a level',
      'signIn:\n    with:\n    - email # e\n',
      'signIn:\n  with:\n    - email # e\n',
    ],
    [
      'has no quotes that it does not need',
      'description: "a b"\ntags: { \'k\': "x", q: \'a, b\', n: "no", d: \'2012-10-17\', e: "é\\n" }\n',
      "description: a b\ntags: { k: x, q: 'a, b', n: 'no', d: '2012-10-17', e: \"é\\n\" }\n",
    ],
    [
      'joins brackets that a line holds',
      'password: {\n  minLength: 14,\n  history: 5 }\n',
      'password: { minLength: 14, history: 5 }\n',
    ],
    [
      'opens brackets that none does',
      `description: a\ntags: { one: ${'x'.repeat(50)}, two: ${'y'.repeat(50)} }\n`,
      `description: a\ntags:\n  one: ${'x'.repeat(50)}\n  two: ${'y'.repeat(50)}\n`,
    ],
    [
      'opens brackets that hold comments',
      'password: { # p\n  minLength: 14, # m\n  history: 5,\n  # end\n} # close\n',
      'password: # close\n  minLength: 14 # m\n  history: 5\n  # p\n  # end\n',
    ],
    ['ends with a line end, and has no empty lines at its ends', '\n\ntier: plus\n\n\n', 'tier: plus\n'],
    [
      'keeps one empty line between',
      'tier: plus\n\n\nissuer: aws\nsignIn:\n\n  with: [email]\n',
      'tier: plus\nissuer: aws\n',
    ],
  ])('%s', (name, text, expected) => {
    if (name.startsWith('opens brackets that hold')) return void holds(text, 'pool')
    if (name.startsWith('keeps one'))
      return expect(formatted(text)).toBe('tier: plus\n\nissuer: aws\nsignIn:\n  with: [email]\n')
    expect(formatted(text)).toBe(expected)
  })

  it('is in the file’s own line ends', () => {
    expect(formatted('tier:   plus # a\r\nsignIn: {}\r\n')).toBe('tier: plus # a\r\nsignIn: {}\r\n')
  })

  it('has what an environment changes in the order of what is changed', () => {
    expect(formatted('patch:\n  pool/a: { tier: plus, description: x }\nprotected: true\n', 'env')).toBe(
      'protected: true\npatch:\n  pool/a: { description: x, tier: plus }\n',
    )
  })

  it('keeps what refers behind what it refers to', () => {
    const text = 'tags: &t { a: b }\ndescription: x\nclients: { web: { aws: *t } }\n'
    expect(formatted(text)).toBe(text)
  })
})

describe('a comment stays with what it is about', () => {
  it.each<[string, string, string]>([
    [
      'above its key',
      '# people\nclients: {}\n# plan\ntier: plus\n',
      '# plan\ntier: plus\n# people\nclients: {}\n',
    ],
    [
      'behind its key',
      'clients: # people\n  web: {}\ntier: plus # plan\n',
      'tier: plus # plan\nclients: # people\n  web: {}\n',
    ],
    [
      'at the head of the file',
      '# the shop\n\nclients: {}\ntier: plus\n',
      '# the shop\n\ntier: plus\nclients: {}\n',
    ],
    [
      'at the end of what it is in',
      'clients:\n  web: {}\n  # more to come\ntier: plus\n',
      'tier: plus\nclients:\n  web: {}\n  # more to come\n',
    ],
    [
      'at the end of the file',
      'clients: {}\n\n# end\ntier: plus\n\n# the end\n',
      '# end\ntier: plus\nclients: {}\n\n# the end\n',
    ],
    ['between a key and its text', 'description:\n  # long\n  a\n', '# long\ndescription: a\n'],
    [
      'at an item of a set',
      'recovery:\n  # mail\n  - email # e\n  - phone\n',
      'recovery:\n  # mail\n  - email # e\n  - phone\n',
    ],
    [
      'behind a dash',
      'triggers:\n  preSignUp:\n    - # first\n      when: x\n      # which\n      use: a\n',
      'triggers:\n  preSignUp:\n    # first\n    # which\n    - use: a\n      when: x\n',
    ],
    [
      'behind the mark of a text',
      'description: | # d\n    a\n      b\ntier: plus\n',
      'description: | # d\n  a\n    b\ntier: plus\n',
    ],
  ])('%s', (_, text, expected) => {
    expect(holds(text, 'pool')).toBe(expected)
  })
})

describe('a text of several lines says what it said', () => {
  it.each([
    'description: |\n   a\n\n     b\n   c\n',
    'description: |-\n  a\n',
    'description: |2-\n   a\n  b\n',
    'description: >\n  a\n  b\n\n  c\n',
    'description: >-\n    a\n     b\n    c\n',
    'description: |+\n  a\n\n\ntier: plus\n',
    'description: "a\n  b"\n',
    'description: a\n  b\n',
    'triggers:\n  preSignUp:\n    - when: >-\n        has(event.x)\n        && true\n      use: a\n',
  ])('%j', (text) => {
    holds(text, 'pool')
  })
})

it.each([
  ['a file with a mistake', 'a: [1\n', 'the `[` is opened and never closed'],
  ['a key that stands twice', 'a: 1\na: 2\n', 'the key `a` stands twice'],
])('leaves %s as it is, and says what is wrong', (_, text, message) => {
  expect(format('pool', text)).toMatchObject({ slip: { message } })
})

const root = resolve(import.meta.dirname, '../../..')
const files = ['pools', 'triggers', 'stages', 'test'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml') && !file.includes('node_modules') && titleOf(file).kind)
    .map((file) => join(folder, file)),
)

describe('every file of ours', () => {
  it.each(files)('%s says the same, with the same comments, in a form that stays', async (file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const kind = titleOf(file).kind as Kind
    const after = holds(text, kind)
    expect(holds(text.replaceAll('\n', '\r\n'), kind)).toBe(after.replaceAll('\n', '\r\n'))
    // Who formats a whole repository with prettier is not told otherwise by it.
    expect(await prettier(after, { parser: 'yaml', singleQuote: true, printWidth: 100 })).toBe(after)
  })
})

describe('whatever is written', () => {
  const key = fc.constantFrom(
    'description',
    'tier',
    'clients',
    'tags',
    'web',
    'use',
    'yes',
    'a b',
    '1',
    'custom:x',
    '#',
    '',
  )
  const leaf = fc.oneof(
    fc.constantFrom<unknown>(
      'x',
      'no',
      '12',
      '1:30',
      '# x',
      'a: b',
      ' x ',
      'é',
      'a\nb',
      'a\n',
      '\n',
      "it's",
      '"',
      '*a',
      '',
      true,
      null,
      7,
      -0.5,
      '{',
      'a, b',
      '- x',
      '\t',
    ),
    fc.string({ maxLength: 12 }),
  )
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    ),
  }))
  const styles = fc.record({
    indent: fc.constantFrom(2, 3, 4),
    indentSeq: fc.boolean(),
    singleQuote: fc.boolean(),
    lineWidth: fc.constantFrom(0, 20, 80),
  })

  it('says the same, with the same comments, in a form that stays', () => {
    fc.assert(
      fc.property(
        fc.dictionary(key, value, { minKeys: 1, maxKeys: 4 }),
        styles,
        fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
        (whole, style, dice) => {
          const roll = () => Number(dice.next().value)
          const document = new Document(whole)
          let count = 0
          visit(document, {
            Pair: (_, { key }) => {
              if (roll() < 2) (key as { commentBefore?: string }).commentBefore = ` above ${count++}`
              if (roll() < 2) (key as { spaceBefore?: boolean }).spaceBefore = true
            },
            Scalar: (at, node) => {
              if (at !== 'key' && roll() < 2 && typeof node.value !== 'string')
                node.comment = ` behind ${count++}`
            },
            Collection: (_, node) => {
              if (roll() < 4) node.flow = true
              if (roll() < 1) node.comment = ` end ${count++}`
            },
          })
          const text = document.toString(style)
          if ('slip' in format('pool', text)) return
          holds(text, 'pool')
        },
      ),
      { numRuns: 400 },
    )
  }, 60_000)
})
