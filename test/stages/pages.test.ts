import { describe, expect, it } from 'vitest'
import { declared, loadProject, names, read, rowsOf } from './shipped.ts'

/** The YAML of a page by the path that each block begins with. */
const blocksOf = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/^```yaml\n# (\S+)\n(.*?)^```$/gms)].map(([, path = '', text = '']) => [path, text]),
  )

/** The cells of the table that has this heading as its first cell. */
const tableOf = (page: string, first: string): string[][] => {
  const lines = page.split('\n')
  const begin = lines.findIndex((line) => line.startsWith(`| ${first} `))
  const end = lines.findIndex((line, index) => index > begin && !line.startsWith('|'))
  return lines.slice(begin + 2, end).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
}

describe.each(names)('the page of %s', (name) => {
  const page = read(`docs/stages/${name}.md`)
  const trigger = declared(name)

  it('shows YAML that can be taken as it is', () => {
    const blocks = blocksOf(page)
    expect(Object.keys(blocks).length).toBe(page.match(/^```yaml$/gm)?.length)
    expect(Object.values(blocks).join()).toContain(`poolwright/${name}`)
    const { model, findings } = loadProject(blocks)
    expect(findings).toEqual([])
    expect(model).toBeDefined()
  })

  it('tells every parameter as the trigger has it', () => {
    expect(tableOf(page, 'parameter')).toEqual(rowsOf(trigger))
  })

  it('names every hook', () => {
    for (const hook of trigger.hooks) expect(page).toContain(`\`${hook}\``)
  })

  it('shows the words in which it refuses', () => {
    const { message } = trigger.parameters ?? {}
    if (message) expect(page).toContain(`failed with error ${message.default}.`)
  })

  it('says what it reaches, and what it cannot do', () => {
    expect(page).toMatch(/^## What it reaches$/m)
    expect(page).toMatch(/^## Limits$/m)
  })
})

describe('the index of the pages', () => {
  const index = read('docs/stages/README.md')

  it('has a row for each stage, with its hooks', () => {
    const rows = tableOf(index, 'stage')
    expect(rows.map(([name]) => name)).toEqual(names.map((name) => `[${name}](${name}.md)`))
    expect(rows.map(([, hooks]) => hooks)).toEqual(names.map((name) => declared(name).hooks.join(', ')))
  })

  it('shows YAML that can be taken as it is', () => {
    expect(loadProject(blocksOf(index)).findings).toEqual([])
  })
})
