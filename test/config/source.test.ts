import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Scalar } from 'yaml'
import { keySlips } from '../../src/config/key-slips.ts'
import { readSource } from '../../src/config/source.ts'
import { kinds } from '../../src/model/model.ts'

const pool = (text: string) => readSource({ path: 'pools/shop.pool.yaml', text })
/** Findings as one line each: where, the rule, what. */
const told = (text: string) =>
  pool(text).findings.map(({ at, rule, message }) => `${at.line}:${at.column} ${rule} ${message}`)

describe('a file', () => {
  it('is of the kind and name that its own name says, in whatever folder', () => {
    const path = 'pools/a/b/shop.v2.iam-user.yaml'
    expect(readSource({ path, text: 'path: /' })).toMatchObject({
      file: path,
      kind: 'iam-user',
      name: 'shop.v2',
    })
  })

  it.each([
    ['pools/shop.yaml', 'name it <name>.<kind>.yaml, where the kind is one of pool'],
    ['pools/shop.pol.yaml', 'did you mean `shop.pool.yaml`?'],
    ['pools/shop.pool.yml', 'did you mean `shop.pool.yaml`?'],
    ['pools/my shop.pool.yaml', 'letters, digits'],
    ['triggers/.trigger.yaml', 'name it <name>.<kind>.yaml'],
  ])('with the name %s is told so, and not read', (path, help) => {
    const { value, findings } = readSource({ path, text: 'a: [' })
    expect(value).toBeUndefined()
    expect(findings).toMatchObject([{ rule: 'PW-FILE-016', at: { file: path, line: 1, column: 1 } }])
    expect(findings[0]?.help).toContain(help)
  })

  it('is JSON of YAML 1.2: what others take for booleans, octals and dates are texts and numbers', () => {
    const text = 'a: yes\nb: off\nc: 0o17\nd: 2026-01-01\ne: 12:30:45\nf: ~\ng: 1.50\nh: "1"\ni: !!str 5\n'
    expect(pool(text)).toMatchObject({
      findings: [],
      value: { a: 'yes', b: 'off', c: 15, d: '2026-01-01', e: '12:30:45', f: null, g: 1.5, h: '1', i: '5' },
    })
  })

  it('may have a byte order mark and the line ends of Windows, and is told the same places', () => {
    const text = 'a: 1\nb:\n  c: x\n  c: y\n'
    const [plain, windows] = [pool(text), pool(`\uFEFF${text.replaceAll('\n', '\r\n')}`)]
    expect(windows.findings).toEqual(plain.findings)
    expect(windows.at(['b', 'c'])).toEqual(plain.at(['b', 'c']))
    expect(windows.value).toEqual(plain.value)
  })

  it('may hold what looks like a conflict in a text', () => {
    expect(told('a: |\n  <<<<<<< a\n  =======\n  >>>>>>> b\n')).toEqual([])
  })

  it('that is no text is told so at its place, and not read', () => {
    const fault = { message: 'the byte 0xe9 is no UTF-8', help: 'save the file as UTF-8', at: 7 }
    const { value, findings } = readSource({ path: 'pools/a.pool.yaml', text: 'a: 1\nb\ufffd', fault })
    expect(value).toBeUndefined()
    expect(findings).toMatchObject([
      { rule: 'PW-FILE-019', message: fault.message, help: fault.help, at: { line: 2, column: 3 } },
    ])
  })

  it('follows anchors and merges maps: own keys win, then those of the map named first', () => {
    const text = 'a: &a { x: 1, y: 1 }\nb: &b { y: 2, z: 2 }\nc: { <<: [*a, *b], x: 3 }\nd: { e: *a }\n'
    expect(pool(text).value).toEqual({
      a: { x: 1, y: 1 },
      b: { y: 2, z: 2 },
      c: { y: 1, z: 2, x: 3 },
      d: { e: { x: 1, y: 1 } },
    })
  })
})

describe('a text that is no YAML of ours', () => {
  it.each([
    ['a tab', 'a:\n\tb: 1\n', '2:1 PW-FILE-001 a tab stands where only spaces may'],
    ['a tab behind spaces', 'a:\n  b: 1\n  \tc: 2\n', '3:3 PW-FILE-001 a tab stands where only spaces may'],
    ['a tab behind a colon', ': \t? ', '1:3 PW-FILE-001 a tab stands where only spaces may'],
    ['a tab in a list', 'a: [\n\tb ]\n', '2:1 PW-FILE-001 a tab stands where only spaces may'],
    ['a lone star', 'on: *\n', '1:5 PW-FILE-001 a text that begins with `*` is read as an alias'],
    [
      'an expression with a bang',
      'when: !has(event.x)\n',
      '1:7 PW-FILE-012 the tag `!has(event.x)` is not known',
    ],
    ['a colon in a text', 'a: b: c\n', '1:4 PW-FILE-001 a second `: ` stands in one line'],
    ['an at sign', 'a: @b\n', '1:4 PW-FILE-001 a text cannot begin with `@`'],
    ['braces in a text', 'a: { b: see {####} }\n', '1:13 PW-FILE-001 `{` stands where the value has ended'],
    [
      'a brace too many',
      'a: { b: ${c} }\n',
      '1:14 PW-FILE-001 `}` closes nothing: put a text that holds brackets in quotes',
    ],
    ['a template', 'a: {{ x }}\n', '1:5 PW-FILE-001 a map or a list cannot be a key'],
    ['a quote left open', 'a:\n  b: "x\n  c: 1\n', '2:6 PW-FILE-001 the `"` is opened and never closed'],
    [
      'a merge that nobody resolved',
      'a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> theirs\nc: 4\n',
      '2:1 PW-FILE-001 a merge conflict is not resolved: `<<<<<<< HEAD`',
    ],
    ['a bracket left open', 'a: [1, 2\nb: 3\n', '1:4 PW-FILE-001 the `[` is opened and never closed'],
    [
      'a crooked line',
      'a:\n  b: 1\n c: 2\n',
      '3:1 PW-FILE-001 the indentation does not fit what stands above',
    ],
    ['a key without its colon', 'a: 1\nb\nc: 2\n', '2:1 PW-FILE-001 a key has no `:` behind it'],
    ['a list in a map', 'a: 1\n- b\n', '2:1 PW-FILE-001 a key has no `:` behind it'],
    ['a second document', 'a: 1\n---\nb: 2\n', '2:1 PW-FILE-001 a second document begins here'],
    ['a second document behind dots', 'a: 1\n...\nb: 2\n', '3:1 PW-FILE-001 a second document begins here'],
    [
      'a directive',
      '%YAML 1.1\n---\na: yes\n',
      '1:1 PW-FILE-012 the directive `%YAML 1.1` has no place here',
    ],
    ['a tag of a language', 'a: !!js/function "x"\n', '1:4 PW-FILE-012 the tag `!!js/function` is not known'],
    ['a tag of YAML 1.1', 'a: !!binary aGk=\n', '1:4 PW-FILE-012 the tag `!!binary` is not known'],
    ['an alias of nothing', 'a: *b\n', '1:4 PW-FILE-001 no anchor of this name stands above: `*b`'],
    ['a merge of no map', 'a: { <<: 3 }\n', '1:10 PW-FILE-001 `<<` takes a map, or a list of maps'],
    [
      'a conflict resolved by half',
      'a: 1\n=======\nb: 2\n>>>>>>> them\n',
      '2:1 PW-FILE-001 a merge conflict is not resolved: `=======`',
    ],
    [
      'the base of a conflict',
      'a: [1\n||||||| 1f2e\n]\n',
      '2:1 PW-FILE-001 a merge conflict is not resolved: `||||||| 1f2e`',
    ],
    [
      'a conflict with the line ends of Windows',
      'a: 1\r\n>>>>>>> x\r\n',
      '2:1 PW-FILE-001 a merge conflict is not resolved: `>>>>>>> x`',
    ],
    ['nothing', '', '1:1 PW-FILE-017 the file holds nothing'],
    ['a comment only', '# later\n', '1:1 PW-FILE-017 the file holds nothing'],
  ])('%s: one finding at its place, and no value', (_, text, finding) => {
    expect(told(text)).toEqual([finding])
    expect(pool(text).value).toBeUndefined()
  })

  it.each([
    ['a key twice', 'a: 1\nb: 2\na: 3\n', '3:1 PW-FILE-011 the key `a` stands twice'],
    ['a key twice in braces', 'x: [{ a: 1, a: 2 }]\n', '1:13 PW-FILE-011 the key `a` stands twice'],
    ['a number as a key', 'x: { 404: no }\n', '1:6 PW-FILE-014 the key `404` is read as a number'],
    ['the operator Null', 'x: { Null: no }\n', '1:6 PW-FILE-014 the key `Null` is read as nothing'],
    ['a truth as a key', 'true: no\n', '1:1 PW-FILE-014 the key `true` is read as true or false'],
    ['a prototype', '__proto__: { a: 1 }\n', '1:1 PW-FILE-014 `__proto__` cannot be a key'],
    ['an account', 'x: 012345678901\n', '1:4 PW-FILE-015 the number `012345678901` loses its leading zero'],
    [
      'a long number',
      'x: 12345678901234567890\n',
      '1:4 PW-FILE-015 the number `12345678901234567890` is too large to be kept exactly',
    ],
    ['no number', 'x: .nan\n', '1:4 PW-FILE-015 `.nan` is no number that can be used'],
  ])('%s: one finding at its place, and the rest is still read', (_, text, finding) => {
    expect(told(text)).toEqual([finding])
    expect(pool(text).value).toBeDefined()
  })

  it('is told where a key that stands twice stood first', () => {
    expect(pool('a: 1\nb: 2\na: 3\n').findings[0]?.related).toEqual([
      {
        message: 'it stands here first',
        at: { file: 'pools/shop.pool.yaml', line: 1, column: 1, endLine: 1, endColumn: 2 },
      },
    ])
  })

  it('gives no object a foreign prototype', () => {
    const { value } = pool('__proto__: { a: 1 }\nb: 2\n')
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(value).toEqual({ b: 2 })
  })
})

describe('a text made to harm', () => {
  const nine = (name: string, of: string) => `${name}: &${name} [${Array(9).fill(of).join(', ')}]\n`
  const bomb = [...'bcdefghij'].reduce(
    (text, name, index) => text + nine(name, `*${'abcdefghij'[index]}`),
    nine('a', 'lol'),
  )

  it.each([
    ['grows by its aliases', bomb, '5:8 PW-FILE-013 aliases would repeat more than 10000 values'],
    ['leads back to itself', 'a: &a [*a]\n', '1:8 PW-FILE-013 `*a` leads back to what it stands in'],
    [
      'leads back to itself by a merge',
      'a: &a { <<: *a }\n',
      '1:13 PW-FILE-013 `*a` leads back to what it stands in',
    ],
    [
      'has very many aliases',
      `a: &a 1\nb: [${Array(101).fill('*a').join(',')}]\n`,
      '2:305 PW-FILE-013 there are more than 100 aliases',
    ],
    ['is very deep', `a: ${'['.repeat(100_000)}`, '1:131 PW-FILE-013 maps and lists lie more than 64 deep'],
    [
      'is very deep in one line',
      '- '.repeat(100_000),
      '1:256 PW-FILE-013 maps and lists lie more than 64 deep',
    ],
    [
      'is very long',
      `a: ${'x'.repeat(1024 * 1024)}`,
      '1:1 PW-FILE-013 the file is longer than 1048576 characters',
    ],
  ])('that %s is refused at once', (_, text, finding) => {
    expect(told(text)).toEqual([finding])
    expect(pool(text).value).toBeUndefined()
  })

  it('may have forty thousand keys, each of which is looked at only a few times', () => {
    const count = 40_000
    const text = Array.from({ length: count }, (_, index) => `key${index}: ${index}\n`).join('')
    expect(Object.keys(pool(text).value ?? {})).toHaveLength(count)

    let looks = 0
    const keys = Array.from({ length: count }, (_, index) => {
      const key = Object.assign(new Scalar(`key${index}`), { range: [0, 1, 1] as const })
      return new Proxy(key, { get: (of, name) => ((looks += 1), Reflect.get(of, name) as unknown) })
    })
    expect(keySlips(keys as unknown as Parameters<typeof keySlips>[0])).toEqual([])
    expect(looks).toBeLessThan(count * 20)
    // Work is counted, not time: a busy machine may take its own.
  }, 60_000)
})

describe('where things stand', () => {
  const text = [
    'signIn:',
    '  with: [email, phone]',
    'clients:',
    '  web: &web',
    '    oauth:',
    '      flows: [code]',
    '  app: { <<: *web, secret: true }',
    'kmsKey:',
    'when: >-',
    '  a text',
    '  of two lines',
    'list:',
    '  - use: one',
    '    with: {}',
  ].join('\n')
  const { at, findings } = pool(text)
  const place = (...args: Parameters<typeof at>) => {
    const { line, column, endLine, endColumn } = at(...args)
    return `${line}:${column}-${endLine}:${endColumn}`
  }

  it('reads without a mistake', () => expect(findings).toEqual([]))

  it.each([
    ['a value', ['signIn', 'with', 1], 'value', '2:17-2:22'],
    ['a key', ['signIn', 'with'], 'key', '2:3-2:7'],
    ['a key and its value', ['signIn', 'with'], 'both', '2:3-2:23'],
    ['a map in lines of its own, by its key', ['signIn'], 'value', '1:1-1:7'],
    [
      'what a merge brought, where it was written',
      ['clients', 'app', 'oauth', 'flows', 0],
      'value',
      '6:15-6:19',
    ],
    ['an item, by its first line', ['list', 0], 'value', '13:5-13:13'],
    ['a key without a value', ['kmsKey'], 'value', '8:1-8:7'],
    ['a text of several lines, whole', ['when'], 'value', '9:7-11:15'],
    [
      'what is not there, by its nearest ancestor',
      ['clients', 'app', 'tokens', 'access'],
      'value',
      '7:8-7:34',
    ],
    ['an index of a map, as nothing', ['signIn', 0], 'value', '1:1-1:7'],
    ['the whole file, by its first line', [], 'key', '1:1-1:8'],
  ] as const)('tells %s', (_, path, part, position) => {
    expect(place([...path], part)).toBe(position)
  })
})

describe('any text', () => {
  const yamlish = fc.array(
    fc.constantFrom(
      'a',
      'b: ',
      ': ',
      '- ',
      '\n',
      '  ',
      '\t',
      '[',
      ']',
      '{',
      '}',
      '&x ',
      '*x',
      '<<: ',
      '"',
      "'",
      '|\n',
      '!!',
      '# ',
      ',',
      '? ',
      '---\n',
      '1',
      '\r',
      '%',
      '~',
      '\u0000',
      '…',
    ),
    { maxLength: 60 },
  )
  it.each([
    ['of anybody', fc.string({ unit: 'binary', maxLength: 200 })],
    ['that looks like YAML', yamlish.map((parts) => parts.join(''))],
  ])('%s gives a value or findings, with places inside it, and throws nothing', (_, texts) => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...kinds), (text, kind) => {
        const { value, findings, at } = readSource({ path: `pools/x.${kind}.yaml`, text })
        if (value === undefined) expect(findings.length).toBeGreaterThan(0)
        else expect(JSON.parse(JSON.stringify(value))).toEqual(value)
        const lines = text.replace(/^\uFEFF/, '').split('\n')
        for (const place of [...findings.map((finding) => finding.at), at(['a', 0]), at([])]) {
          expect(place.line).toBeLessThanOrEqual(place.endLine ?? 0)
          expect(place.endLine).toBeLessThanOrEqual(lines.length)
          expect(place.column).toBeGreaterThan(0)
          expect(place.endColumn).toBeLessThanOrEqual((lines[(place.endLine ?? 1) - 1] ?? '').length + 2)
        }
      }),
      { numRuns: 400 },
    )
  })
})
