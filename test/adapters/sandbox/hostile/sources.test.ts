import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as esbuild from 'esbuild'
import { afterAll, describe, expect, it } from 'vitest'
import { compile, CompilerGaveUp } from '../../../../src/adapters/sandbox/bundle/compiler.ts'
import { failureOf, project, type CallOptions } from '../project.ts'
import { answers, big, isOneOf, late, threw, type Outcome } from './attack.ts'

const patiently: CallOptions = { timeout: 400, patience: 20_000, memory: 16 }
const unfit = (says: RegExp): Outcome => ({ failure: 'unfit', says })
const well = `exports.handler = async () => 'well'`
const deep = (open: string, close: string, times: number) =>
  `exports.handler = async () => ${open.repeat(times)}1${close.repeat(times)}`

describe('a source', { timeout: 60_000 }, () => {
  const { call, run, write } = project({ children: 2 })
  write('triggers/innocent.js', well)

  it.each<[string, string, ...Outcome[]]>([
    ['that closes what it is wrapped in', `}); for (;;); (function () {`, unfit(/^Unexpected "}"$/)],
    ['that ends in a comment', `${well} //`, answers('well')],
    ['that ends in an open comment', `${well} /*`, unfit(/^Expected "\*\/" to terminate/)],
    ['that ends in a comment to be kept', `${well}\n//! kept`, answers('well')],
    ['that ends in a comment of HTML', `${well}\n<!-- x\n--> y`, answers('well')],
    ['that throws', `throw new Error('at the top')`, threw(/^at the top$/)],
    ['that does not end', `for (;;);`, late],
    ['that storms', `(async () => { for (;;) await 0 })(); ${well}`, late],
    [
      'that sets timers which do not end',
      `setInterval(() => { for (;;); }, 0); exports.handler = () => new Promise(() => {})`,
      late,
    ],
    ['that hoards', `const all = []; for (;;) all.push({ n: all.length })`, late, ...big],
    ['that exports nothing', `exports.other = 1`, unfit(/^the script exports no function `handler`$/)],
    ['that exports null', `module.exports = null`, unfit(/^the script exports no function/)],
    [
      'whose handler is an accessor without an end',
      `Object.defineProperty(exports, 'handler', { get() { for (;;); } })`,
      late,
    ],
    [
      'whose handler is a proxy without an end',
      `exports.handler = new Proxy(() => {}, { apply() { for (;;); } })`,
      late,
    ],
    [
      'whose handler has a length without an end',
      `exports.handler = Object.defineProperty(() => 1, 'length', { get() { for (;;); } })`,
      late,
    ],
    ['nested deeper than V8 reads', deep('[', ']', 10_000), unfit(/^Maximum call stack size exceeded/)],
    [
      'nested deeper than the compiler reads',
      deep('[', ']', 1_000_000),
      unfit(/^it is nested too deeply to be compiled$/),
    ],
    ['of a million operators', deep('!', '', 1_000_000), unfit(/^it is nested too deeply to be compiled$/)],
    [
      'of sixteen mebibytes',
      `${well}; '${'x'.repeat(17e6)}'`,
      unfit(/^a file of a script may have 16777216 bytes, not 17\d+$/),
    ],
    [
      'that imports a module by a name it makes',
      `exports.handler = (event) => import(event.name ?? 'node:fs')`,
      threw(/^Not supported$/),
    ],
  ])('%s harms its own call only', async (_, source, ...outcomes) => {
    const came = run(source, {}, patiently).then(
      ({ value }) => value,
      (error: unknown) => error,
    )
    const other = call('triggers/innocent.js', {}, { ...patiently, timeout: 10_000, pool: 'other' })
    expect(await came).toSatisfy((found) => isOneOf(outcomes, found))
    expect((await other).value).toBe('well')
  })

  it('that is too much for the compiler is not compiled again before it is read anew', async () => {
    write('triggers/deep.js', deep('[', ']', 1_000_000))
    const fail = () => failureOf(call('triggers/deep.js', {}, patiently))
    const first = await fail()
    expect(await fail()).toBe(first)
  })

  it('does not choose where it is said to have failed', async () => {
    const map = (...sources: string[]) =>
      Buffer.from(JSON.stringify({ version: 3, sources, names: [], mappings: 'AAAA;AACA;AACA' })).toString(
        'base64',
      )
    const comments = [
      '/etc/passwd',
      '../../../../../../../etc/hostname',
      ...['/etc/passwd', '../../secret', 'other.ts', 'file:///etc/passwd'].map(
        (source) => `data:application/json;base64,${map(source)}`,
      ),
    ]
    for (const comment of comments) {
      const source = `exports.handler = async () => { throw new Error('x') }\n//# sourceMappingURL=${comment}`
      const { failure, message, place, trace } = await failureOf(run(source, {}, patiently))
      expect([failure, message, place]).toEqual([
        'threw',
        'x',
        { file: expect.stringMatching(/^triggers\/script-\d+\.js$/), line: 1, column: 39 },
      ])
      expect(trace).toMatch(/^Error: x\n    at exports\.handler \(triggers\/script-\d+\.js:1:39\)$/)
    }
  })

  it('does not choose the names of what it evaluates in a trace', async () => {
    for (const name of ['/etc/passwd', 'sandbox', 'node:internal/process', 'file:///server.ts']) {
      const source = `exports.handler = async () => { eval("throw new Error('x')\\n//# sourceURL=${name}") }`
      const { place, trace } = await failureOf(run(source, {}, patiently))
      expect(place?.file).toMatch(/^triggers\//)
      expect(trace).not.toContain(name)
    }
  })
})

describe('the compiler', () => {
  const folder = mkdtempSync(join(tmpdir(), 'poolwright-sources-'))
  afterAll(async () => {
    await esbuild.stop()
    rmSync(folder, { recursive: true })
  })
  const build = (name: string, source: string, patience: number) => {
    writeFileSync(join(folder, name), source)
    const entryPoints = [join(folder, name)]
    const options = { entryPoints, write: false, metafile: true, logLevel: 'silent' } as const
    return compile(esbuild, options, () => true, patience)
  }

  it('is stopped at a source that takes it time without an end, and goes on with the others', async () => {
    // Each level of it is read in two ways, each of which reads the next in two.
    const endless = build('endless.ts', `x = ${'a?(b):c=>'.repeat(30)}1${':d'.repeat(30)}`, 1_000)
    const other = build('other.ts', `export const other: number = 1`, 20_000)
    await expect(endless).rejects.toThrow(new CompilerGaveUp('it could not be compiled within 1 seconds'))
    expect((await other).outputFiles[0]?.text).toContain('other')
    expect((await build('third.ts', `export const third = 3`, 20_000)).outputFiles[0]?.text).toContain(
      'third',
    )
  })
})
