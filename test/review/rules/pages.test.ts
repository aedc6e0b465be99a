import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { rules } from '../../../src/review/rules/rules.ts'

it('has a page for each rule, and none for what is no rule', () => {
  const pages = readdirSync(resolve(import.meta.dirname, '../../../docs/rules'))
  expect(pages.toSorted()).toEqual([...rules.map(({ id }) => `${id}.md`), 'README.md'].toSorted())
})
