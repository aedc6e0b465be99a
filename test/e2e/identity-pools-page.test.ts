import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPageProvider } from './page-provider.ts'
import { pageReader } from './page-reader.ts'
import { pageBlocks, pageSteps, pageText } from './page-steps.ts'

const page = pageText('docs/identity-pools.md')
let provider: Awaited<ReturnType<typeof openPageProvider>>
let reader: ReturnType<typeof pageReader>
beforeAll(async () => {
  provider = await openPageProvider()
  reader = pageReader(provider)
})
afterAll(async () => {
  await reader?.close()
  provider?.close()
})

describe('whoever follows the page on identity pools', () => {
  it.each(pageSteps(page))('$command', async (step) => {
    expect(await reader.follow(step)).toBe(step.said)
  })

  it('is told by the server what the page says', async () => {
    // The time, the number of a request, and how long it took are another reader's.
    const masked = (text: string) =>
      text
        .replaceAll(/\d\d:\d\d:\d\d( +r-\d+)? +/g, '')
        .replaceAll(/\d+ ms/g, 'ms')
        .trim()
    const blocks = pageBlocks(page, 'text')
    expect(blocks.length).toBeGreaterThan(1)
    for (const block of blocks) await expect.poll(() => masked(reader.told())).toContain(masked(block))
  })
})
