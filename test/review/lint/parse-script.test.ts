import { describe, expect, it } from 'vitest'
import { parseScript } from '../../../src/review/lint/parse-script.ts'

describe('a script', () => {
  it('keeps its places where its types are taken away', () => {
    const text = "const é: 'é😀한' = 'x' as never // said\nexport const handler = (event: object) => event\n"
    const { program, comments } = parseScript('triggers/a.ts', text) ?? {}
    const [comment] = comments ?? []
    expect(text.slice(comment?.start, comment?.end)).toBe('// said')
    const last = program?.body.at(-1)
    expect(text.slice(last?.start, last?.end)).toBe('export const handler = (event: object) => event')
  })

  it('may be a module or, where it is none, a plain script', () => {
    expect(parseScript('triggers/a.js', 'await 1')).toBeDefined()
    expect(parseScript('triggers/a.cjs', 'with (module) exports = 010')).toBeDefined()
  })

  it.each([
    ['a type where none may be', 'a.js', 'const a: string = 1'],
    ['types that are more than types', 'a.ts', 'enum A { B }'],
    ['half a script', 'a.ts', 'export const handler = async ('],
  ])('is none with %s', (_, file, text) => {
    expect(parseScript(file, text)).toBeUndefined()
  })
})
