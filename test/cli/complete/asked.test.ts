import { describe, expect, it } from 'vitest'
import { askedFor } from '../../../src/cli/complete/asked.ts'
import { sourceOfArgument } from '../../../src/cli/complete/sources.ts'
import { commands } from '../../../src/cli/commands.ts'
import { completionScripts } from '../../../src/cli/complete/scripts.ts'
import { described } from '../../../src/cli/made/completions.ts'

/** The line up to its last word, which is being typed. */
function asked(line: string) {
  const words = line.split(' ')
  return askedFor(described, words.slice(0, -1), words.at(-1) ?? '')
}
const values = (line: string) => asked(line).words.map(({ value }) => value)

describe('completion', () => {
  it('knows every command, by the line that help says of it', () => {
    expect(asked('').words).toEqual(commands.map(({ name, summary }) => ({ value: name, summary })))
  })

  it.each([
    ['runs ', 'replay'],
    ['--json runs ', 'replay'],
    ['plan --format ', 'markdown'],
    ['plan --format=', 'markdown'],
    ['lint --', '--fix'],
    ['lint --', '--cwd'],
    ['runs replay --', '--against'],
    ['completion ', 'fish'],
    ['lint --format json --', '--env'],
  ])('offers behind `%s` also `%s`', (line, value) => {
    expect(values(line)).toContain(value)
  })

  it.each([
    ['lint --fix --', '--fix'],
    ['runs replay ', 'show'],
    ['nonsense ', 'lint'],
    ['plan --format=', '--env'],
  ])('does not offer behind `%s` the word `%s`', (line, value) => {
    expect(values(line)).not.toContain(value)
  })

  it.each([
    ['lint --env ', 'environments'],
    ['lint --env=pr', 'environments'],
    ['invoke ', 'triggers'],
    ['invoke --env dev ', 'triggers'],
    ['can ', 'principals'],
    ['can guest s3:GetObject ', undefined],
    ['roles --group a ', 'groups'],
    ['roles --group a b ', 'groups'],
    ['graph --of a --format svg ', 'files'],
    ['explain ', 'explained'],
    ['runs show ', 'runs'],
    ['runs --quiet show ', 'runs'],
    ['--cwd ', 'folders'],
    ['plan ', 'versions'],
    ['plan main ', 'versions'],
    ['init --template ', 'templates'],
    ['init ci ', 'hosts'],
    ['lint a b ', 'files'],
    ['invoke greet extra ', undefined],
    ['event --form ', 'forms of an event'],
    ['dev -- ', 'files'],
  ])('looks behind `%s` for %s', (line, source) => {
    expect(asked(line).source).toBe(source)
  })

  it('says which part of a word stands before the value', () => {
    expect(asked('lint --env=pr')).toMatchObject({ prefix: '--env=', typed: 'pr' })
  })

  it.each(['--cwd ../shop lint --env ', '--cwd=../shop lint --env ', 'lint --cwd ../shop --env '])(
    'looks in the folder that `%s` names',
    (line) => {
      expect(asked(line)).toMatchObject({ cwd: '../shop', source: 'environments' })
    },
  )

  it('names only places that there are', () => {
    const places = described.flatMap(({ name, arguments: own, commands: sub }) => [
      ...own.map((one) => [name, one.name] as const),
      ...sub.flatMap((one) => one.arguments.map((each) => [`${name} ${one.name}`, each.name] as const)),
    ])
    const known = places.filter(([path, name]) => sourceOfArgument(path, name) !== undefined)
    expect(known.length).toBeGreaterThan(10)
  })
})

describe('what shells read', () => {
  it.each(Object.entries(completionScripts))('%s asks the program that is typed', (shell, text) => {
    expect(text).toContain(`__complete ${shell} `)
    expect(text).toContain('2>/dev/null </dev/null')
    expect(text).not.toMatch(/\beval\b/)
  })

  // Neither shell need be on the machine: what opens must at least close.
  it.each([
    [
      'zsh',
      completionScripts.zsh,
      [
        [/^\s*case /gm, /^\s*esac$/gm],
        [/^\s*if /gm, /^\s*fi$/gm],
        [/\bdo$/gm, /^\s*done$/gm],
      ],
    ],
    ['fish', completionScripts.fish, [[/^\s*(?:function|switch|for|if) /gm, /^\s*end$/gm]]],
  ] as const)('%s closes what it opens', (_, text, pairs) => {
    for (const [open, close] of pairs) expect(text.match(open)?.length).toBe(text.match(close)?.length)
    expect((text.split('"').length - 1) % 2).toBe(0)
  })
})
