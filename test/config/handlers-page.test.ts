import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { load } from '../../src/config/load.ts'

const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(resolve(root, 'docs/handlers.md'), 'utf8')
const handlers = resolve(root, 'test/conformance/handlers')
const paths = ['pools', 'triggers'].flatMap((folder) =>
  readdirSync(join(handlers, folder), { recursive: true, encoding: 'utf8' }).map(
    (path) => `${folder}/${path}`,
  ),
)
const read = (path: string) => ({ path, text: readFileSync(join(handlers, path), 'utf8') })
const { model, findings } = load({
  files: paths.filter((path) => path.endsWith('.yaml')).map(read),
  scripts: new Set(paths.filter((path) => /^triggers\/.*\.\w+$/.test(path) && !path.endsWith('.yaml'))),
  env: 'dev',
  publicUrl: 'http://localhost:9340',
})

describe('the page on handlers', () => {
  it('is about a project without a mistake', () => {
    expect(findings).toEqual([])
    expect(model?.pools.length).toBeGreaterThan(5)
  })

  it('names every handler of that project, and none that is not there', () => {
    const linked = [...page.matchAll(/\]\((\.\.\/test\/\S+?)\)/g)].map(([, path = '']) => path)
    expect(linked.filter((path) => !existsSync(resolve(root, 'docs', path)))).toEqual([])
    const folders = new Set(
      [...(model?.triggers ?? [])].map(({ script }) => dirname(script).replace('triggers/', '')),
    )
    expect(
      [...folders].filter((name) => !linked.some((path) => path.includes(`/triggers/${name}/`))),
    ).toEqual([])
  })

  it('shows files without a mistake', () => {
    const written = [...page.matchAll(/^```yaml\n# ((?:pools|triggers)\/\S+)\n(.*?)^```/gms)]
    const shown = load({
      files: written.map(([, path = '', text = '']) => ({ path, text })),
      scripts: new Set(['triggers/check-captcha/index.mjs']),
      env: 'dev',
      publicUrl: 'http://localhost:9340',
    })
    expect(written).toHaveLength(3)
    expect([shown.findings, shown.notes]).toEqual([[], []])
  })
})
