import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { shop } from '../review/graph/drawn.ts'
import { root as home } from '../serve.ts'
import { makeProject } from './make-project.ts'
import { runPoolwright } from './run-poolwright.ts'

const { root, write, remove } = makeProject(shop)
write('pools/other.pool.yaml', 'clients: { tool: {} }\n')
afterAll(remove)
const graph = (...args: string[]) => runPoolwright(root, 'graph', ...args)

describe('graph', () => {
  it('draws the whole project for a Markdown page', async () => {
    const { code, out, err } = await graph()
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^flowchart LR\n/)
    expect(out).toContain('  client__other__tool --> pool__other\n')
    expect(out).toContain('  rule__shop__shop__1 --> role__buyer\n')
  })

  it.each([
    ['svg', /^<svg [^]*<\/svg>\n$/],
    ['dot', /^digraph poolwright \{\n[^]*\}\n$/],
    ['json', /^\{\n {2}"schemaVersion": 1,\n {2}"env": "dev",/],
  ])('draws it as %s', async (format, form) => {
    expect((await graph('--format', format)).out).toMatch(form)
  })

  it('draws what has to do with one thing, so many steps far', async () => {
    const { out } = await graph('--of', 'role/visitor', '--depth', '2', '--json')
    const names = (JSON.parse(out) as { nodes: { name: string }[] }).nodes.map(({ name }) => name)
    expect(names).toEqual(['shop', 'shop', 'visitor'])
  })

  it('draws what a file declares', async () => {
    const { out } = await graph('pools/other.pool.yaml', '--json')
    const { nodes } = JSON.parse(out) as { nodes: { id: string }[] }
    expect(nodes.map(({ id }) => id)).toEqual(['client__other__tool', 'pool__other'])
  })

  it.each([
    [['--of', 'visiter'], 2, "unknown part of the project 'visiter' (did you mean visitor?)"],
    [['--depth', '1'], 2, '--depth counts from --of or from paths'],
    [['--depth', '-1', '--of', 'shop'], 2, 'It is a whole number of steps.'],
    [['--format', 'png'], 2, 'Allowed choices are mermaid, svg, dot, json.'],
    [['--env', 'prod'], 2, "unknown environment 'prod' (there is dev)"],
    [['elsewhere'], 3, '`elsewhere` is no file of the project'],
  ])('refuses %j', async (args, status, words) => {
    const { code, out, err } = await graph(...args)
    expect([code, out]).toEqual([status, ''])
    expect(err).toContain(words)
  })

  it('says where GitHub would draw nothing', async () => {
    const clients = Array.from({ length: 600 }, (_, index) => `  c${index}: {}\n`).join('')
    const large = makeProject({ 'pools/many.pool.yaml': `clients:\n${clients}` })
    const { code, err } = await runPoolwright(large.root, 'graph')
    large.remove()
    expect(code).toBe(0)
    expect(err).toContain('GitHub draws no diagram of more than 500 arrows or 50000 characters')
  })
})

it('prints what its page shows', async () => {
  const page = readFileSync(join(home, 'docs/graph.md'), 'utf8')
  const [, args = ''] = /`poolwright graph (--of [^`]+)` prints/.exec(page) ?? []
  const [, shown] = /```mermaid\n(.*?)```/s.exec(page) ?? []
  expect((await runPoolwright(home, 'graph', ...args.split(' '))).out).toBe(shown)
})
