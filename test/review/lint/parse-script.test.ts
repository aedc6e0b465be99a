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
    ['decorators', 'a.ts', '@sealed class A {}'],
    ['pages in it', 'a.tsx', 'export const handler = () => <p>hello</p>'],
    ['more brackets in each other than anybody writes', 'a.ts', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['half a script', 'a.ts', 'export const handler = async ('],
  ])('is none with %s', (_, file, text) => {
    expect(parseScript(file, text)).toBeUndefined()
  })

  it.each([
    ['an enum', "export enum A { B = 'b', C = 1 << 2, D }"],
    ['a constant enum, written closely', "const enum A{B='b'}"],
    ['an empty enum', 'enum A {}'],
    ['an enum within a function', 'function f() { enum A { B = [1].length } return A.B }'],
    [
      'a namespace',
      'export namespace A.B { export const c: string = `${1}`; export namespace D { export const e = 1 } }',
    ],
    ['a module of old', 'module A { export function f(): void {} }'],
    [
      'fields among parameters',
      'class A { constructor(private readonly a: string, public b = { c: 1 }) {} }',
    ],
    ['words that are names', 'const enumeration = { namespace: 1, module: 2 }; enum A { B }'],
    ['what is only declared', 'declare enum A { B }\ndeclare namespace C { const d: string }\nenum E { F }'],
  ])('keeps the places of what follows %s', (_, head) => {
    const text = `${head}\nexport const handler = async (event: object) => event // é\n`
    const { program, comments } = parseScript('triggers/a.ts', text) ?? {}
    const last = program?.body.at(-1)
    expect(text.slice(last?.start, last?.end)).toBe('export const handler = async (event: object) => event')
    expect(text.slice(comments?.[0]?.start)).toBe('// é\n')
  })
})
