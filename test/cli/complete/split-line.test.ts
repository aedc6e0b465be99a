import { describe, expect, it } from 'vitest'
import { quoted, splitLine } from '../../../src/cli/complete/split-line.ts'

describe('a line that is being typed', () => {
  it.each([
    ['', [], '', ''],
    ['pw ', ['pw'], '', ''],
    ['pw gr', ['pw'], 'gr', ''],
    ['pw  --env  "my prod" x', ['pw', '--env', 'my prod'], 'x', ''],
    [String.raw`pw my\ prod my\ p`, ['pw', 'my prod'], 'my p', ''],
    [`pw 'it is`, ['pw'], 'it is', "'"],
    [`pw "it's`, ['pw'], "it's", '"'],
    [String.raw`pw "a\"b\c`, ['pw'], String.raw`a"b\c`, '"'],
    [`pw '' "" x`, ['pw', '', ''], 'x', ''],
    [`pw a'b c'd`, ['pw'], 'ab cd', ''],
    ['pw a\\', ['pw'], 'a\\', ''],
    ['pw $(rm -rf /) `ls`', ['pw', '$(rm', '-rf', '/)'], '`ls`', ''],
  ])('%j', (line, words, current, quote) => {
    expect(splitLine(line)).toMatchObject({ words, current, quote })
  })

  it.each([
    ['pw group:cus', 'group:'],
    ['pw --env=a:b', '--env=a:'],
    [String.raw`pw a\:b`, ''],
    [`pw 'a:b`, ''],
    [`pw a:'b:c`, 'a:'],
    ['pw a:b ', ''],
  ])('%j has %j before what bash completes', (line, before) => {
    expect(splitLine(line, ' \t\n"\'><=;|&(:').before).toBe(before)
  })
})

describe('a word for bash', () => {
  it.each([
    ['plain-name_1.2/a:b', '', 'plain-name_1.2/a:b'],
    ['my prod', '', String.raw`my\ prod`],
    ['$(ls) `x`;&|<>*?!#~"', '', String.raw`\$\(ls\)\ \`x\`\;\&\|\<\>\*\?\!\#\~\"`],
    ['가입 전', '', String.raw`가입\ 전`],
    ['a"b$c`d\\e', '"', String.raw`a\"b\$c\`d\\e`],
    ["it's $x", "'", String.raw`it'\''s $x`],
  ] as const)('%j in quotes %j is %s', (word, quote, said) => {
    expect(quoted(word, quote)).toBe(said)
  })

  it('is read again as it was', () => {
    for (const quote of ['', '"', "'"] as const)
      for (const word of ['a b', '$HOME', 'it\'s "so"', '\\', '`x`', '!'])
        expect(splitLine(`pw ${quote}${quoted(word, quote)}`).current).toBe(word)
  })
})
