import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse as parseYaml } from 'yaml'
import { describe, expect, it } from 'vitest'
import { commentsIn } from '../../../src/config/edit/comments.ts'
import { editYaml } from '../../../src/config/edit/edit-yaml.ts'
import { withValue } from '../../../src/config/edit/with-value.ts'
import type { Path } from '../../../src/config/path.ts'
import { titleOf } from '../../../src/config/title.ts'
import type { Json } from '../../../src/model/trigger.ts'

const edit = (text: string, path: Path, value?: Json) => editYaml({ kind: 'pool', text }, path, value)

describe('a value', () => {
  it.each<[string, string, Path, Json, string]>([
    [
      'a number',
      'password: { minLength: 6 } # ours\n',
      ['password', 'minLength'],
      14,
      'password: { minLength: 14 } # ours\n',
    ],
    ['a word', 'tier: lite # why\nid: x\n', ['tier'], 'plus', 'tier: plus # why\nid: x\n'],
    ['a text in its quotes', 'description: "a"\n', ['description'], 'it is', 'description: "it is"\n'],
    ['a text that needs quotes', 'description: a\n', ['description'], 'a: b', "description: 'a: b'\n"],
    ['a text in brackets', 'tags: { a: b }\n', ['tags', 'a'], 'x, y', "tags: { a: 'x, y' }\n"],
    ['a list by a word', 'recovery:\n  - sms\n', ['recovery'], 'admin', 'recovery: admin\n'],
    [
      'an item',
      'recovery: [sms, email] # order\n',
      ['recovery', 0],
      'admin',
      'recovery: [admin, email] # order\n',
    ],
    [
      'an item on its line',
      'recovery:\n  - sms # x\n  - email\n',
      ['recovery', 0],
      'a',
      'recovery:\n  - a # x\n  - email\n',
    ],
    ['nothing', 'tier:\nid: x\n', ['tier'], 'plus', 'tier: plus\nid: x\n'],
  ])('takes the place of %s', (_, text, path, value, expected) => {
    expect(edit(text, path, value)).toBe(expected)
  })
})

describe('a new key', () => {
  it.each<[string, string, Path, Json, string]>([
    [
      'where the schema has it',
      'description: a # b\nsignIn: {}\n',
      ['tier'],
      'plus',
      'description: a # b\ntier: plus\nsignIn: {}\n',
    ],
    [
      'before the first',
      '# yaml-language-server: $schema=x\nsignIn: {}\n',
      ['tier'],
      'plus',
      '# yaml-language-server: $schema=x\ntier: plus\nsignIn: {}\n',
    ],
    [
      'not below a comment on another key',
      '# people\nsignIn: {}\n',
      ['tier'],
      'plus',
      '# people\nsignIn: {}\ntier: plus\n',
    ],
    [
      'into brackets',
      'clients:\n  web: { secret: true } # w\n',
      ['clients', 'web', 'id'],
      'a',
      'clients:\n  web: { id: a, secret: true } # w\n',
    ],
    [
      'into empty brackets',
      'clients: { web: {} }\n',
      ['clients', 'web', 'secret'],
      true,
      'clients: { web: { secret: true } }\n',
    ],
    [
      'with what it lies in',
      'tier: plus\n',
      ['mfa', 'mode'],
      'required',
      'tier: plus\nmfa: { mode: required }\n',
    ],
    [
      'below deeper keys',
      'clients:\n  web:\n    tokens:\n      access: 1h # short\n  app: {}\n',
      ['clients', 'web', 'hideUserExistence'],
      true,
      'clients:\n  web:\n    tokens:\n      access: 1h # short\n    hideUserExistence: true\n  app: {}\n',
    ],
    [
      'below a text of several lines',
      'description: |\n  a\n  b\n\nsignIn: {}\n',
      ['tier'],
      'plus',
      'description: |\n  a\n  b\ntier: plus\n\nsignIn: {}\n',
    ],
    [
      'behind a dash',
      'triggers:\n  preSignUp:\n    - when: x\n',
      ['triggers', 'preSignUp', 0, 'use'],
      'a',
      'triggers:\n  preSignUp:\n    - use: a\n      when: x\n',
    ],
    [
      'into a file without a last line end',
      'tier: plus',
      ['recovery'],
      ['email'],
      'tier: plus\nrecovery: [email]',
    ],
    [
      'with the line ends of its file',
      'tier: plus\r\nsignIn: {}\r\n',
      ['issuer'],
      'aws',
      'tier: plus\r\nissuer: aws\r\nsignIn: {}\r\n',
    ],
    ['that the schema does not know', 'tags: { b: x }\n', ['tags', 'a'], 'y', 'tags: { b: x, a: y }\n'],
  ])('is written %s', (_, text, path, value, expected) => {
    expect(edit(text, path, value)).toBe(expected)
  })
})

describe('an item', () => {
  it.each<[string, string, Path, Json, string]>([
    ['in brackets', 'recovery: [email]\n', ['recovery', 1], 'sms', 'recovery: [email, sms]\n'],
    [
      'on lines',
      'recovery:\n  - email # x\nid: a\n',
      ['recovery', 1],
      'sms',
      'recovery:\n  - email # x\n  - sms\nid: a\n',
    ],
    ['of an empty list', 'recovery: []\n', ['recovery', 0], 'sms', 'recovery: [sms]\n'],
  ])('is added %s', (_, text, path, value, expected) => {
    expect(edit(text, path, value)).toBe(expected)
  })
})

describe('what is taken away', () => {
  it.each<[string, string, Path, string]>([
    ['a line', 'tier: lite\nid: a\nissuer: aws\n', ['id'], 'tier: lite\nissuer: aws\n'],
    ['lines', 'tier: lite\nmfa:\n  mode: off\nissuer: aws\n', ['mfa'], 'tier: lite\nissuer: aws\n'],
    ['what has a comment behind it', 'tier: lite # cheap\nid: a\n', ['tier'], '# cheap\nid: a\n'],
    ['what has a comment above it', 'id: a\n# cheap\ntier: lite\n', ['tier'], 'id: a\n# cheap\n'],
    [
      'in brackets',
      'password: { minLength: 6, history: 5 }\n',
      ['password', 'minLength'],
      'password: { history: 5 }\n',
    ],
    [
      'at the end of brackets',
      'password: { minLength: 6, history: 5 }\n',
      ['password', 'history'],
      'password: { minLength: 6 }\n',
    ],
    ['the last of its map', 'password: { history: 5 }\n', ['password', 'history'], 'password: {}\n'],
    [
      'the last of its lines',
      'password:\n  history: 5\nid: a\n',
      ['password', 'history'],
      'password: {}\nid: a\n',
    ],
    ['an item', 'recovery: [email, sms] # x\n', ['recovery', 0], 'recovery: [sms] # x\n'],
    [
      'an item on its line',
      'recovery:\n  - email\n  - sms # x\n',
      ['recovery', 0],
      'recovery:\n  - sms # x\n',
    ],
    [
      'behind a dash',
      'triggers:\n  preSignUp:\n    - when: x\n      use: a\n',
      ['triggers', 'preSignUp', 0, 'when'],
      'triggers:\n  preSignUp:\n    - use: a\n',
    ],
  ])('leaves the rest as it was: %s', (_, text, path, expected) => {
    expect(edit(text, path)).toBe(expected)
  })
})

describe('an edit is refused', () => {
  it.each<[string, string, Path, Json | undefined]>([
    [
      'where others say the same by an alias',
      'password: &p { history: 5 }\ntags: *p\n',
      ['password', 'history'],
      6,
    ],
    [
      'where an alias would have to be written out',
      'password: &p { history: 5 }\ntags: *p\n',
      ['password'],
      undefined,
    ],
    ['where a comment would be lost', 'mfa:\n  # why\n  mode: off\n', ['mfa'], 'x'],
    ['where a comment inside goes with it', 'tier: lite\nmfa:\n  # why\n  mode: off\n', ['mfa'], undefined],
    [
      'where the path leads through a text',
      'triggers: { preSignUp: a }\n',
      ['triggers', 'preSignUp', 'use'],
      'b',
    ],
    ['where a list is not as long', 'recovery: [email]\n', ['recovery', 2], 'sms'],
    ['in a text that is no YAML', 'recovery: [email\n', ['recovery', 0], 'sms'],
    ['where the name would lead nowhere', 'tags: {}\n', ['tags', '__proto__'], 'a'],
  ])('%s', (_, text, path, value) => {
    expect(edit(text, path, value)).toBeUndefined()
  })
})

const root = resolve(import.meta.dirname, '../../..')
const files = ['pools', 'triggers', 'stages', 'test/fixtures/shop'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => join(folder, file)),
)

/** Every place in a value. */
function paths(value: Json, path: Path = []): readonly Path[] {
  const inner = Array.isArray(value)
    ? value.flatMap((item: Json, index) => paths(item, [...path, index]))
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, item]) => paths(item as Json, [...path, key]))
      : []
  return path.length ? [path, ...inner] : inner
}

describe('whatever is edited', () => {
  it.each(files)('%s says it, says all else as before, and keeps its comments', (file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const kind = titleOf(file).kind ?? 'pool'
    const whole = parseYaml(text) as Json
    const said = commentsIn(text).map((comment) => comment.text)
    const value = fc.option(
      fc.oneof(
        fc.constantFrom<Json>(
          'a',
          'a: b',
          '# no',
          'é\n',
          '',
          ' x',
          'yes',
          '1',
          7,
          true,
          null,
          [],
          {},
          ['x, y'],
          { k: { l: '{' } },
        ),
        fc.string(),
      ),
      { nil: undefined },
    )
    let done = 0
    fc.assert(
      fc.property(fc.constantFrom(...paths(whole)), fc.boolean(), value, (at, beside, value) => {
        const path = beside ? [...at.slice(0, -1), typeof at.at(-1) === 'number' ? 99 : 'neu'] : at
        const edited = editYaml({ kind, text }, path, value)
        if (edited === undefined) return
        done += 1
        expect(parseYaml(edited)).toEqual(withValue(whole, path, value))
        expect(commentsIn(edited).map((comment) => comment.text)).toEqual(said)
      }),
      { numRuns: 40 },
    )
    expect(done).toBeGreaterThan(10)
  })
})
