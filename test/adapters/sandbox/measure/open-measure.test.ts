import { describe, expect, it } from 'vitest'
import { openMeasure } from '../../../../src/adapters/sandbox/measure/open-measure.ts'
import { failureOf, project } from '../project.ts'

const measure = openMeasure()
const { call, sandbox, write } = project({ spare: false, measure })

/** The lines of a file that are counted, with how often each ran since this was last asked. */
const lines = (file: string) =>
  Object.fromEntries(measure.take().files.find((one) => one.file === file)?.lines ?? [])

describe('lines of scripts', () => {
  it('are those of the author, as often as they ran in all calls', async () => {
    write(
      'triggers/tiers.ts',
      `export interface Tier { name: string }
export function tierOf(plan: string | undefined): Tier {
  // Nobody without a plan.
  if (plan === undefined) {
    return { name: 'none' }
  } else if (plan === 'gold') return { name: 'gold' }
  const known = ['silver', 'bronze']
    .filter((one) =>
      one === plan)
  return known.length
    ? { name: plan }
    : { name: 'unknown' }
}
export const unused = () => 'never bundled'
`,
    )
    write(
      'triggers/tier.ts',
      `import { createHash } from 'node:crypto'
import { tierOf, type Tier } from './tiers.ts'

type Event = { plan?: string }
export const handler = async ({ plan }: Event): Promise<Tier & { hash: string }> => {
  const hash = createHash('sha256').update('x').digest('hex')
  return { ...tierOf(plan), hash }
}
`,
    )
    await call('triggers/tier.ts', { plan: 'silver' })
    await call('triggers/tier.ts', { plan: 'gold' })
    const { files, unmeasured } = measure.take()
    expect(files.map(({ file, lines }) => [file, Object.fromEntries(lines)])).toEqual([
      ['triggers/tier.ts', { 5: 1, 6: 2, 7: 2 }],
      ['triggers/tiers.ts', { 4: 2, 5: 0, 6: 2, 7: 1, 9: 2, 10: 1, 11: 1, 12: 0 }],
    ])
    expect(unmeasured).toEqual([])
  })

  it('are known of scripts that never ran', async () => {
    write('triggers/idle.ts', `export const handler = () => {\n  return 1\n}\n`)
    await sandbox.check({ script: 'triggers/idle.ts' })
    expect(lines('triggers/idle.ts')).toEqual({ 1: 0, 2: 0 })
  })

  it('are counted anew when they have been taken', async () => {
    await call('triggers/idle.ts')
    expect(lines('triggers/idle.ts')).toEqual({ 1: 1, 2: 1 })
    await call('triggers/idle.ts')
    // The process still has the script, whose first line ran when it was loaded.
    expect(lines('triggers/idle.ts')).toEqual({ 1: 0, 2: 1 })
  })

  it('of two scripts are added up where they share a file', async () => {
    write('triggers/shared.ts', `export const one = () => {\n  return 1\n}\n`)
    for (const name of ['a', 'b'])
      write(`triggers/${name}.ts`, `import { one } from './shared.ts'\nexport const handler = () => one()\n`)
    await Promise.all(['a', 'b', 'b'].map((name) => call(`triggers/${name}.ts`)))
    expect(lines('triggers/shared.ts')[2]).toBe(3)
  })

  it('are those of the project: what packages and the product bring is not counted', async () => {
    write('node_modules/left/package.json', '{ "name": "left", "main": "left.js" }')
    write('node_modules/left/left.js', 'exports.left = () => {\n  return 1\n}\n')
    write('triggers/of-others.ts', `import { left } from 'left'\nexport const handler = () => left()\n`)
    await call('triggers/of-others.ts')
    await sandbox.check({ script: 'poolwright:stages/auto-confirm.ts' })
    expect(measure.take()).toMatchObject({ files: [{ file: 'triggers/of-others.ts' }], unmeasured: [] })
  })

  it('of a call that fails, or is stopped, are those that it came to', async () => {
    write(
      'triggers/stops.js',
      `exports.handler = async ({ how }) => {
  if (how === 'throws') {
    throw new Error('no')
  }
  if (how === 'waits') {
    await new Promise(() => setTimeout(() => {}, 1e6))
  }
  for (;;) {
  }
}`,
    )
    const failed = await failureOf(call('triggers/stops.js', { how: 'throws' }))
    expect([failed.failure, failed.place]).toEqual([
      'threw',
      { file: 'triggers/stops.js', line: 3, column: 11 },
    ])
    expect(lines('triggers/stops.js')).toEqual({ 1: 1, 2: 1, 3: 1, 5: 0, 6: 0, 8: 0 })
    await failureOf(call('triggers/stops.js', { how: 'waits' }, { timeout: 100 }))
    expect(lines('triggers/stops.js')).toMatchObject({ 3: 0, 5: 1, 6: 1, 8: 0 })
    await failureOf(call('triggers/stops.js', { how: 'spins' }, { timeout: 100 }))
    expect(lines('triggers/stops.js')).toMatchObject({ 3: 0, 6: 0, 8: 1 })
  })

  it('are counted whatever a script does to the language, which it sees as it is', async () => {
    write(
      'triggers/hostile.js',
      `const texts = []
const { getOwnPropertyNames } = Object
const spy = (of, name) => {
  const was = of[name]
  of[name] = function (...given) { for (const one of [this, ...given]) if (typeof one === 'string') texts.push(one); return was.apply(this, given) }
}
exports.handler = () => {
  const own = exports.handler.toString()
  for (const of of [String.prototype, RegExp.prototype]) for (const name of Reflect.ownKeys(of)) if (typeof name === 'string' && typeof Object.getOwnPropertyDescriptor(of, name).value === 'function' && name !== 'constructor') spy(of, name)
  const answer = own + exports.handler.toString() + texts.join()
  for (const name of ['Uint32Array', 'Array', 'Object', 'Reflect', 'RegExp', 'String', 'Function', 'JSON']) {
    if (name !== 'JSON' && name !== 'Reflect') for (const key of getOwnPropertyNames(globalThis[name].prototype)) try { delete globalThis[name].prototype[key] } catch {}
    delete globalThis[name]
  }
  return answer
}`,
    )
    const { value } = await call('triggers/hostile.js')
    expect(value).toContain('const own')
    expect(value).not.toMatch(/counts_[0-9a-f]/)
    expect(lines('triggers/hostile.js')).toMatchObject({ 8: 1, 11: 1, 15: 1 })
  })

  it('cannot be told of a script that is not understood, which runs all the same', async () => {
    const plain = openMeasure()
    const bundle = {
      ...{ script: 'triggers/new.js', hash: 'h', file: 'trigger:h', map: '{}', sha256: '' },
      ...{ code: '(function () { a new kind of syntax })', read: () => ({ trace: '' }), translate: String },
    }
    expect(plain.counted(bundle)).toBe(bundle)
    expect(plain.take()).toEqual({ files: [], unmeasured: ['triggers/new.js'] })
  })
})
