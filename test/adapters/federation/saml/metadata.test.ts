import { describe, expect, it } from 'vitest'
import { openOrigin } from '../../reach/open-origin.ts'
import { openProvider } from '../../outside/saml-provider.ts'
import { forPool, partyWith, poolSaml } from './pool-party.ts'

const minute = 60_000
const hour = 60 * minute

/** A provider that publishes its metadata on this machine: another's, or nothing, where a test says so. */
async function published() {
  const [first, second] = [openProvider(), openProvider()]
  const told: { metadata: string | undefined } = { metadata: first.metadata }
  const origin = await openOrigin((_, response) => {
    if (told.metadata === undefined) response.writeHead(503)
    response.end(told.metadata)
  })
  const party = partyWith({ MetadataURL: `http://127.0.0.1:${origin.port}/metadata` })
  const { saml, ticking } = poolSaml()
  const read = async (by: typeof first) => {
    const said = await saml.readSignIn(party, await by.sign(forPool))
    return 'why' in said ? said.why : 'signed in'
  }
  return { first, second, told, ticking, read, asked: () => origin.seen.length }
}

describe('metadata that a provider publishes', () => {
  it('are fetched once an hour', async () => {
    const { first, ticking, read, asked } = await published()
    expect([await read(first), await read(first), asked()]).toEqual(['signed in', 'signed in', 1])
    ticking.ticks = hour
    expect([await read(first), asked()]).toEqual(['signed in', 2])
  })

  it('are fetched anew for a key that is not known, once a minute at most', async () => {
    const { first, second, told, ticking, read, asked } = await published()
    expect(await read(first)).toBe('signed in')
    told.metadata = second.metadata
    expect([await read(second), asked()]).toEqual(['signature', 1])
    ticking.ticks = minute
    expect([await read(second), asked()]).toEqual(['signed in', 2])
    expect([await read(first), asked()]).toEqual(['signature', 2])
  })

  it.each([
    ['does not answer', undefined],
    ['publishes something else', '<html></html>'],
  ])('count on for a day where the provider %s', async (_, metadata) => {
    const { first, told, ticking, read } = await published()
    expect(await read(first)).toBe('signed in')
    told.metadata = metadata
    ticking.ticks = 24 * hour
    expect(await read(first)).toBe('signed in')
    ticking.ticks = 26 * hour
    expect(await read(first)).toBe('unreachable')
    told.metadata = first.metadata
    ticking.ticks += minute
    expect(await read(first)).toBe('signed in')
  })
})
