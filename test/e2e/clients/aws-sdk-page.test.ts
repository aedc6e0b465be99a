import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageReader } from '../page-reader.ts'
import { pageSteps, pageText } from '../page-steps.ts'

let reader: ReturnType<typeof pageReader>
beforeAll(() => {
  reader = pageReader()
})
afterAll(() => reader?.close())

describe('whoever follows the page on the AWS SDK', () => {
  it.each(pageSteps(pageText('docs/clients/aws-sdk.md')))('$command', async (step) => {
    expect(await reader.follow(step)).toBe(step.said)
  })
})
