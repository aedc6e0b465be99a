import vm from 'node:vm'
import { describe, expect, it } from 'vitest'
import type { Bundle } from '../../../../src/adapters/sandbox/bundle/bundler.ts'
import { countedBundle } from '../../../../src/adapters/sandbox/measure/counted-bundle.ts'
import { pointsIn } from '../../../../src/adapters/sandbox/measure/points-in.ts'

/** A script, as bundles have it, whose texts are read as they are. */
const bundleOf = (body: string): Bundle => ({
  script: 'triggers/a.js',
  hash: 'a',
  file: 'trigger:a',
  code: `(function (module, exports, require) {${body}\n})\n`,
  map: '',
  sha256: '',
  read: (stack) => ({ trace: stack }),
  translate: (text) => text,
})

/** Calls the handler of a script in a world of its own, and tells what it gave or threw. */
function told(code: string, isCounted: boolean) {
  const made = vm.runInContext(code, vm.createContext({}), { filename: 'trigger:a' })
  const [script, counts] = (isCounted ? made : [made]) as [Function, Uint32Array]
  const module = { exports: {} as { handler?: () => unknown } }
  script(module, module.exports)
  try {
    return { gave: JSON.stringify(module.exports.handler?.()), counts: counts && [...counts] }
  } catch (error) {
    return { threw: (error as Error).stack, counts: counts && [...counts] }
  }
}

const both = (body: string) => {
  const bundle = bundleOf(body)
  const counted = countedBundle(bundle, pointsIn(bundle.code))
  const [plain, measured] = [told(bundle.code, false), told(counted.code, true)]
  return { plain, measured: { ...measured, threw: measured.threw && counted.read(measured.threw).trace } }
}

const bodies = [
  ['statements in a row', `exports.handler = () => { const a = 1; let b = a; b += 1; return [a, b] }`],
  ['one that stands alone', `exports.handler = () => { if (1) return 'a'; else return 'b' }`],
  ['chains of them', `exports.handler = () => { let n = 3; if (!n) n = 1; else if (n > 2) n = 9; return n }`],
  [
    'without semicolons',
    `exports.handler = () => {\n let n = 0\n do n++\n while (n < 3)\n ;[n] = [n]\n return n\n}`,
  ],
  [
    'loops with labels',
    `exports.handler = () => { let n = 0; o: for (;;) for (;;) { n++; if (n < 3) continue o; break o } return n }`,
  ],
  [
    'loops of all kinds',
    `exports.handler = () => { const s = []; for (const k in {a: 1}) s.push(k); for (const v of [2]) s.push(v); while (s.length < 4) s.push(3); return s }`,
  ],
  [
    'switches',
    `exports.handler = () => { switch (2) { case 1: return 1; case 2: { } case 3: return 3; default: return 4 } }`,
  ],
  ['what is caught', `exports.handler = () => { try { throw 1 } catch { return 'c' } finally { void 0 } }`],
  [
    'short functions',
    `exports.handler = () => [1, 2].map((x) => x * 2).map((x) => ({ x })).map((o) => (o.x, o))`,
  ],
  ['functions in functions', `exports.handler = () => (((a) => (b) => (c) => a + b + c))(1)(2)(3)`],
  ['choices', `exports.handler = () => [0, 1].map((x) => x ? 'a' : x === 0 ? 'z' : (1, 2))`],
  ['this and that', `exports.handler = () => (1 && null) ?? (0 || ('x' && [..."ab"]))`],
  [
    'names of functions',
    `exports.handler = () => { const f = () => {}; const g = 1 && function () {}; const h = 1 ? class {} : 0; const k = { f: () => {} }; return [f.name, g.name, h.name, k.f.name, exports.handler.name] }`,
  ],
  [
    'lengths of functions',
    `exports.handler = () => [((a, b = 1 && 2) => a).length, (function (a, b) {}).length]`,
  ],
  [
    'directives',
    `exports.handler = () => { function f() { 'use strict'; return this === undefined } return f() }`,
  ],
  [
    'classes',
    `class A { static n = 1; static { A.n += 1; } #p = A.n && 5; get p() { return this.#p } constructor() { this.q = 1 } } class B extends A { constructor() { const x = 1; super(); this.x = x } } exports.handler = () => [new B().p, new B(), A.n]`,
  ],
  [
    'generators',
    `exports.handler = () => { function* g() { const x = 1 && (yield 1); if (x) yield x; return 3 } const i = g(); return [i.next(), i.next(7), i.next()] }`,
  ],
  ['functions that come first', `exports.handler = () => { return f(); function f() { return 'early' } }`],
  [
    'loose code',
    `var f = 1; if (f) function g() { return 5 } exports.handler = () => [typeof g, (function () { return this === globalThis })()]`,
  ],
  [
    'text of code that is run',
    `exports.handler = () => { const x = 4; return [eval('x'), (() => eval('x'))(), new Function('return 5')()] }`,
  ],
  [
    'what is thrown',
    `const inner = () => { throw new Error('no') }\nexports.handler = () => {\n  if (1) return 1 && inner()\n}`,
  ],
  [
    'its own text',
    `function f(a) { if (a) return 1; else return a ? () => 2 : 3 }\nexports.handler = () => [f.toString(), String(exports.handler), \`\${class { m() { return 1 && 2 } }}\`]`,
  ],
  [
    'the text of what is native',
    `exports.handler = () => [Function.prototype.toString.toString(), String(Map), Function.prototype.toString.name, Object.getOwnPropertyDescriptor(Function.prototype, 'toString').enumerable, 'prototype' in Function.prototype.toString]`,
  ],
  [
    'the text of what has none',
    `exports.handler = () => { try { Function.prototype.toString.call({}) } catch (error) { return [error.name, error.message] } }`,
  ],
  [
    'what it finds around it',
    `exports.handler = () => [Object.getOwnPropertyNames(globalThis).filter((name) => /count/i.test(name)), typeof arguments, Object.keys(this ?? {})]`,
  ],
] as const

describe('a script that is counted', () => {
  it.each(bodies)('does as it does otherwise: %s', (_, body) => {
    const { plain, measured } = both(body)
    const { counts, ...rest } = measured
    expect({ gave: rest.gave, threw: placesIn(rest.threw) }).toEqual({
      gave: plain.gave,
      threw: placesIn(plain.threw),
    })
    expect(counts.some((times) => times > 0)).toBe(true)
  })

  it('counts each part as often as it ran', () => {
    const { measured } = both(
      `exports.handler = () => { for (const x of [1, 2, 3]) { if (x > 1) void x; } return 1 ? 2 : 3 }`,
    )
    // The script, the loop, what is in it, what the condition lets through, the end, and one of two choices.
    expect(measured.counts).toEqual([1, 1, 3, 2, 1, 1, 0])
  })

  it('has every part on the line where it was', () => {
    const bundle = bundleOf('\n\nexports.handler = () => {\n  return 1\n}')
    const counted = countedBundle(bundle, pointsIn(bundle.code))
    const linesOf = (code: string) => code.split('\n').map((line) => line.includes('return 1'))
    expect(linesOf(counted.code).indexOf(true)).toBe(linesOf(bundle.code).indexOf(true))
  })
})

/** What an error says, and where in the script. */
const placesIn = (stack: string | undefined) =>
  stack?.split('\n').filter((line) => !line.startsWith('    at ') || line.includes('trigger:a'))
