import { afterAll, describe, expect, it } from 'vitest'
import { pageReader } from './page-reader.ts'
import { pageSteps, pageText } from './page-steps.ts'

const reader = pageReader()
afterAll(() => reader.close())

describe('whoever follows the page on access', () => {
  it.each(pageSteps(pageText('docs/access.md')))('$command', async (step) => {
    expect(await reader.follow(step)).toBe(step.said)
  })
})
