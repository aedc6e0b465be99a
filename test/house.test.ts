import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, it } from 'vitest'

const src = resolve(import.meta.dirname, '../src')
const read = (file: string) => readFileSync(join(src, file), 'utf8')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|js)$/.test(file) && !file.endsWith('.d.ts'))
  .sort()
const room = (file: string) => file.split('/')[0] ?? ''
const made = (file: string) => file.includes('/made/') || file === 'model/api.ts'

/** The package or the `node:` module that a specifier is of. */
const guest = (name: string) =>
  name.startsWith('node:')
    ? name
    : name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/')

/** Every specifier a file names, `import()` included; its relative ones as paths from `src`. */
const imports = (file: string) =>
  [
    ...read(file).matchAll(
      /^(?:import|export)\b[^'";]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm,
    ),
  ]
    .map(([, from, bare, lazy]) => from ?? bare ?? lazy ?? '')
    .map((name) => (name.startsWith('.') ? relative(src, resolve(src, dirname(file), name)) : guest(name)))

const rows = [...read('README.md').matchAll(/^\| `(.+?)` *\|.*?\|(.*)\|$/gm)]
const plan = new Map(
  rows.map(([, name = '', may = '']) => [name, [...may.matchAll(/`(.+?)`/g)].map(([, word = '']) => word)]),
)

it('has a room for every row, and a row for every room', () => {
  expect([...new Set(files.map(room))].sort()).toEqual([...plan.keys()].sort())
})

it('stands on floors: a row names only rows above it', () => {
  const above = [...plan.keys()]
  for (const [name, may] of plan)
    for (const other of may)
      if (plan.has(other)) expect(above.indexOf(other)).toBeLessThan(above.indexOf(name))
})

it.each(files)('%s imports only what its room may', (file) => {
  const outside = imports(file).map((name) => (files.includes(name) ? room(name) : name))
  expect([room(file), ...(plan.get(room(file)) ?? [])]).toEqual(expect.arrayContaining(outside))
})

it.each(files.filter((file) => file.endsWith('/index.ts')))('%s lists every file beside it', (index) => {
  const beside = files.filter((file) => dirname(file) === dirname(index) && file !== index)
  expect(imports(index)).toEqual(beside)
})

it('has no room whose name says nothing', () => {
  const vague = /(^|\/)(utils?|helpers?|common|misc|shared|services?|types)(\/|\.ts$)/
  expect(files.filter((file) => vague.test(file))).toEqual([])
})

it('keeps every file one thing', () => {
  const long = files.filter((file) => !made(file) && read(file).split('\n').length > 320)
  expect(long).toEqual([])
})
