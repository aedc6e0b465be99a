import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { load } from '../../src/config/load.ts'
import { readyMadeNames } from '../../src/config/ready-made.ts'
import { only } from './shop.ts'

const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(resolve(root, 'docs/triggers.md'), 'utf8')
const written = [...page.matchAll(/^```\w+\n(?:#|\/\/) ((?:pools|triggers)\/\S+)\n(.*?)^```/gms)].map(
  ([, path = '', text = '']) => [path, text] as const,
)
const yaml = written.filter(([path]) => path.endsWith('.yaml'))

/** The project that the page on triggers shows, with a trigger that it only names. */
const project = (change: (text: string) => string = (text) => text) => ({
  ...only(
    {
      ...Object.fromEntries(yaml.map(([path, text]) => [path, change(text)])),
      'triggers/note-campaign.trigger.yaml': 'script: ./note-campaign.ts\nhooks: [preSignUp]\n',
    },
    ['known-staff', 'entitlements', 'audit', 'note-campaign'].map((name) => `triggers/${name}.ts`),
  ),
  env: 'dev',
})

describe('the page on triggers', () => {
  it('shows a project without a mistake', () => {
    const { findings, notes } = load(project())
    expect(yaml.length).toBeGreaterThan(5)
    expect(findings).toEqual([])
    expect(notes).toEqual([])
  })

  it('shows the finding that it tells of, where it is', () => {
    const { findings } = load(
      project((text) => text.replace('roles: [clerk, manager] }\nclients', 'roles: [boss] }\nclients')),
    )
    expect(findings).toHaveLength(1)
    const [{ rule, message, at } = { rule: '', message: '', at: { file: '', line: 0, column: 0 } }] = findings
    expect(page).toContain(`error[${rule}] ${message}\n --> ${at.file}:${at.line}:${at.column}\n`)
  })

  it('lists what is ready-made as its files say', () => {
    const rows = readyMadeNames.map((name) => {
      const stem = name.replace('poolwright/', '')
      const text = readFileSync(resolve(root, `stages/${stem}.trigger.yaml`), 'utf8')
      const { hooks, description } = parse(text) as { hooks: string[]; description: string }
      return `[\`${name}\`](stages/${stem}.md) | ${hooks.join(', ')} | ${description}`
    })
    const cells = (row: string) =>
      row
        .split('|')
        .map((cell) => cell.trim())
        .filter(Boolean)
        .join(' | ')
    const listed = page
      .split('\n')
      .filter((line) => line.startsWith('| [`poolwright/'))
      .map(cells)
    expect(listed).toEqual(rows)
  })
})
