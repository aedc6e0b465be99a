import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signed, signingKey } from '../adapters/outside/issuer.ts'
import { pageReader } from './page-reader.ts'
import { pageBlocks, pageSteps, pageText } from './page-steps.ts'

const page = pageText('docs/identity-pools.md')
const provider = createServer()
let reader: ReturnType<typeof pageReader>

/** The provider that the page has on the developer's machine, and a token of Olga's. */
beforeAll(async () => {
  await new Promise<void>((done) => provider.listen(0, 'localhost', done))
  const host = `localhost:${(provider.address() as AddressInfo).port}`
  const issuer = `http://${host}`
  const key = await signingKey('k1')
  provider.on('request', ({ url }, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify(url === '/keys' ? { keys: [key.jwk] } : { issuer, jwks_uri: `${issuer}/keys` }),
    )
  })
  const iat = Math.floor(Date.now() / 1000)
  const olga = { iss: issuer, aud: 'site', sub: 'olga', iat, exp: iat + 600, department: 'press' }
  reader = pageReader({
    env: { BACKEND_KEY: 'what only the back end knows', CORP_TOKEN: await signed(key, olga) },
    as: (text) => text.replaceAll('localhost:9500', host),
  })
})
afterAll(async () => {
  await reader?.close()
  provider.close()
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
