import { describe, expect, it } from 'vitest'
import { declared, loadProject, names, read, stems } from './shipped.ts'

it('ships the stages that there are pages of', () => {
  const pages = stems('docs/stages', '.md').filter((name) => name !== 'README')
  expect(names).toEqual(pages)
  expect(names).toEqual(stems('stages', '.ts'))
  expect(names.length).toBeGreaterThan(0)
})

describe.each(names)('%s', (name) => {
  const { parameters = {}, sandbox = {}, hooks, capabilities = {} } = declared(name)
  const script = read(`stages/${name}.ts`)
  const [, settings = ''] = /interface Settings \{\n(.*?)\n\}/s.exec(script) ?? []

  it('is a trigger without a mistake', () => {
    const file = { 'triggers/own.trigger.yaml': read(`stages/${name}.trigger.yaml`) }
    expect(loadProject(file, [`triggers/${name}.ts`]).findings).toEqual([])
  })

  it('knows its parameters by their names, and which of them may be left out', () => {
    const known = [...settings.matchAll(/^ {2}(\w+)(\??):/gm)].map(([, key, optional]) => [
      key,
      optional !== '',
    ])
    const may = Object.entries(parameters).map(([key, { required, default: value }]) => [
      key,
      !required && value === undefined,
    ])
    expect(known).toEqual(may)
  })

  it('reads every parameter', () => {
    const body = script.replace(/interface Settings \{.*?\n\}/s, '')
    const unread = Object.keys(parameters).filter((key) => !new RegExp(`\\b${key}\\b`).test(body))
    expect(unread).toEqual([])
  })

  it('says what every parameter is for', () => {
    for (const { description } of Object.values(parameters))
      expect(description).toMatch(/^[^.]+(\.[^.]+)*[^.]$/)
  })

  it('asks for no more than it needs', () => {
    expect(sandbox).toMatchObject({ memory: '16Mi', timeout: expect.any(String), cpu: expect.any(String) })
    const asks = /\bfetch\(|poolwright\.kv/.test(script)
    expect(sandbox.fetches).toEqual(asks ? expect.any(Number) : 0)
    if (sandbox.fetches) expect(sandbox.fetches).toBeLessThanOrEqual(2)
    expect('kv' in capabilities).toBe(script.includes('poolwright.kv'))
    expect('fetch' in capabilities || 'aws' in capabilities).toBe(script.includes('fetch('))
    expect('secrets' in capabilities).toBe(/\bsecrets\b/.test(script))
    expect('context' in capabilities).toBe(/\bip\b/.test(script))
    for (const never of ['api', 'plainCode']) expect(capabilities).not.toHaveProperty(never)
  })

  it('stands at each of its hooks without a word more than it needs', () => {
    const needed = Object.entries(parameters).filter(([, { required }]) => required)
    const values: Record<string, unknown> = {
      integer: 1,
      uri: 'https://a.example/',
      secret: 'key',
      string: 'turnstile',
    }
    const settings = needed.map(([key, { type, format }]) => [key, values[format ?? type]])
    const triggers = hooks.map((hook) => [
      hook,
      { use: `poolwright/${name}`, with: Object.fromEntries(settings) },
    ])
    const { findings } = loadProject({
      'pools/env/dev.env.yaml': '{ secrets: { key: { env: KEY } } }',
      'pools/people.pool.yaml': JSON.stringify({ triggers: Object.fromEntries(triggers) }),
    })
    expect(findings).toEqual([])
  })
})
