import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { risks } from '../../src/review/facts/fact.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

interface Step {
  readonly run?: string
  readonly shell?: string
  readonly uses?: string
  readonly env?: Readonly<Record<string, string>>
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly description?: string; readonly default?: string }>>
  readonly outputs: Readonly<Record<string, { readonly description?: string; readonly value?: string }>>
  readonly runs: { readonly using: string; readonly steps: readonly Step[] }
}
const action = parse(read('action.yml')) as Action
const { steps } = action.runs
const version = (JSON.parse(read('package.json')) as { version: string }).version

describe('the action', () => {
  it('is a composite one, of which every script names its shell', () => {
    expect(action.runs.using).toBe('composite')
    for (const { run, shell } of steps)
      expect([run === undefined, shell]).toEqual([shell === undefined, shell])
  })

  it('puts nothing that others wrote into a script', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{')
  })

  it('takes the actions of others at one commit each, which stands with its version', () => {
    const all = [...(read('action.yml') + read('templates/ci/github.yml')).matchAll(/uses: (\S+)(.*)/g)]
    expect(all.length).toBeGreaterThan(2)
    for (const [, uses, rest] of all)
      if (!uses?.startsWith('poolwright/'))
        expect(`${uses}${rest}`).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  it('hands every input to the script, which reads no other', () => {
    const handed = steps.flatMap(({ env = {} }) => Object.entries(env))
    expect(handed.map(([, value]) => value).sort()).toEqual(
      Object.keys(action.inputs)
        .map((name) => `\${{ inputs.${name} }}`)
        .sort(),
    )
    const readThere = [...read('action/inputs.ts').matchAll(/(?:text|flag)\('([A-Z_]+)'/g)].map(
      ([, name]) => name,
    )
    const given = handed.flatMap(([name]) => (name.startsWith('POOLWRIGHT_') ? [name.slice(11)] : []))
    expect([...new Set(readThere)].sort()).toEqual(given.sort())
  })

  it('says of every input and output what it is, here and on its page', () => {
    const page = read('docs/ci.md')
    for (const [name, { description, default: usual }] of Object.entries(action.inputs)) {
      expect([name, typeof description, typeof usual]).toEqual([name, 'string', 'string'])
      expect(page).toContain(`\n| \`${name}\``)
    }
    for (const [name, { description, value }] of Object.entries(action.outputs)) {
      expect([name, typeof description]).toEqual([name, 'string'])
      expect(value).toMatch(/^\$\{\{ steps\.review\.outputs\.[a-z-]+ \}\}$/)
      expect(page).toContain(`\`${name}\``)
    }
  })

  it('names on its page every risk that a label may say', () => {
    const [line = ''] = /^- \*\*Labels\*\*.*$/m.exec(read('docs/ci.md')) ?? []
    const named = [...line.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name)
    expect(named).toEqual(Object.entries(risks).flatMap(([risk, level]) => (level === 'safe' ? [] : [risk])))
  })

  it('has outputs that the script writes', () => {
    const written = read('action/review.ts')
    for (const { value = '' } of Object.values(action.outputs)) {
      const name = value.replace(/^.*outputs\.|\s*\}\}$/g, '')
      expect(written).toMatch(new RegExp(`\\b'?${name}'?[:,]`))
    }
  })
})

describe('the workflows to copy', () => {
  const github = read('templates/ci/github.yml')
  const gitlab = read('templates/ci/gitlab.yml')

  it('are of this version', () => {
    expect(github).toContain(`uses: poolwright/poolwright@v${version}\n`)
    expect(gitlab).toContain(`poolwright@${version}\n`)
  })

  it('are on the page, as they are', () => {
    const page = read('docs/ci.md')
    for (const text of [github, gitlab]) expect(page).toContain(`\`\`\`yaml\n${text}\`\`\``)
  })

  it('give inputs that there are', () => {
    const { jobs } = parse(github) as {
      jobs: { review: { permissions: object; steps: { uses?: string; with?: object }[] } }
    }
    const own = jobs.review.steps.find(({ uses }) => uses?.startsWith('poolwright/'))
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(own?.with ?? {})))
    expect(jobs.review.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' })
    expect(github).toContain('\npermissions: {}\n')
    expect(Object.keys((parse(github) as { on: object }).on)).not.toContain('pull_request_target')
  })
})
