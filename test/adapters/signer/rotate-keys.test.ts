import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { SimpleJwksCache } from 'aws-jwt-verify/jwk'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSeal } from '../../../src/adapters/seal/open-seal.ts'
import { openSigner } from '../../../src/adapters/signer/open-signer.ts'
import { rotateKeys, type Rotation } from '../../../src/adapters/signer/rotate-keys.ts'
import { openSqliteStore, type SqliteStore } from '../../../src/adapters/store/sqlite/open-sqlite-store.ts'

const pool = 'eu-central-1_Shop00001'
const seal = openSeal({ key: randomBytes(32) })
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
// The verifier of others reads the time of the machine.
const began = Date.now()
const iss = `https://cognito-idp.eu-central-1.amazonaws.com/${pool}`
let folder: string
let stores: SqliteStore[] = []
let clock: { at: number; now(): number }

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'poolwright-keys-'))
  clock = { at: began, now: () => clock.at }
})
afterEach(() => {
  for (const store of stores) store.close()
  stores = []
  rmSync(folder, { recursive: true, force: true })
})

/** One process of several over the same store. */
function open() {
  const store = openSqliteStore({ file: join(folder, 'data.sqlite'), seal })
  stores.push(store)
  const signer = openSigner({ vault: store.vault, turns: store.keyTurns, seal, clock })
  const rotate = (more: Partial<Rotation> = {}) =>
    rotateKeys(
      pool,
      { vault: store.vault, turns: store.keyTurns, seal },
      { now: clock.at, after: hour, ...more },
    )
  const sign = (use: 'id' | 'access' = 'access') =>
    signer.sign(pool, use, {
      sub: 'ana',
      iss,
      token_use: use,
      client_id: 'web',
      aud: 'web',
      exp: Math.floor(began / 1000) + 10 * 86_400,
    })
  const kids = async () => (await signer.jwks(pool)).keys.map(({ kid }) => kid)
  return { store, signer, rotate, sign, kids }
}
const kidOf = (token: string) =>
  (JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { kid: string }).kid

/** A resource server that fetches the keys once, and again only when it meets one that it does not know. */
function resourceServer({ signer }: ReturnType<typeof open>) {
  let fetched = 0
  const fetch = async () => {
    fetched += 1
    return new TextEncoder().encode(JSON.stringify(await signer.jwks(pool))).buffer
  }
  const verifier = CognitoJwtVerifier.create(
    { userPoolId: pool, tokenUse: 'access', clientId: 'web' },
    {
      jwksCache: new SimpleJwksCache({
        fetcher: { fetch },
      }),
    },
  )
  return { verify: (token: string) => verifier.verify(token), fetched: () => fetched }
}

describe('rotating the keys of a pool', () => {
  it('tells the new ones an hour before they sign, and the old ones until all that they signed has expired', async () => {
    const { rotate, sign, kids, signer } = open()
    const old = await sign()
    const before = await kids()
    expect(await rotate()).toMatchObject({ turn: 1, publishedAt: began, signsFrom: began + hour })
    const both = await kids()
    expect(both.slice(0, 2)).toEqual(before)
    expect(new Set(both).size).toBe(4)

    clock.at = began + hour - 1
    expect(kidOf(await sign())).toBe(before[1])
    clock.at = began + hour
    expect(kidOf(await sign())).toBe(both[3])
    expect(kidOf(await sign('id'))).toBe(both[2])

    clock.at = began + hour + day
    expect(await signer.verify(pool, 'access', old)).toMatchObject({ sub: 'ana' })
    clock.at += 10 * minute
    expect(await signer.verify(pool, 'access', old)).toBeUndefined()
    expect(await kids()).toEqual(both.slice(2))
  })

  it('keeps old and new tokens good for a verifier that has cached the keys', async () => {
    const made = open()
    const early = resourceServer(made)
    const old = await made.sign()
    await early.verify(old)
    await made.rotate()
    const meanwhile = resourceServer(made)
    await meanwhile.verify(old)
    clock.at += hour
    const fresh = await made.sign()
    for (const { verify } of [early, meanwhile]) {
      expect(await verify(old)).toMatchObject({ sub: 'ana' })
      expect(await verify(fresh)).toMatchObject({ sub: 'ana' })
    }
    // Whoever fetched them after they were told, and before they signed, never fetches them again.
    expect([early.fetched(), meanwhile.fetched()]).toEqual([2, 1])
  })

  it('is seen by every process at once, each of which signs and verifies with the same keys', async () => {
    const [one, other] = [open(), open()]
    const old = await one.sign()
    await other.sign()
    await one.rotate()
    expect(await other.kids()).toEqual(await one.kids())
    clock.at += hour
    const [mine, yours] = [await one.sign(), await other.sign()]
    expect(kidOf(yours)).toBe(kidOf(mine))
    expect(kidOf(yours)).not.toBe(kidOf(old))
    for (const token of [old, mine, yours])
      for (const { signer } of [one, other])
        expect(await signer.verify(pool, 'access', token)).toMatchObject({ sub: 'ana' })
  })

  it('waits for new ones that do not sign yet', async () => {
    const { rotate } = open()
    const first = await rotate()
    expect(await rotate()).toEqual({ pending: first })
    clock.at += hour
    expect(await rotate()).toMatchObject({ turn: 2 })
  })

  it('is done once by two at the same moment', async () => {
    const [one, other] = [open(), open()]
    const done = await Promise.all([one.rotate(), other.rotate()])
    expect(done.filter((each) => each === 'raced')).toHaveLength(1)
    expect(await one.kids()).toHaveLength(4)
    expect(await other.kids()).toEqual(await one.kids())
  })

  it('leaves other pools alone', async () => {
    const { rotate, signer } = open()
    const other = await signer.jwks('eu-central-1_Other0001')
    await rotate({ compromised: true })
    expect(await signer.jwks('eu-central-1_Other0001')).toEqual(other)
  })

  it('destroys keys that nobody knows any more', async () => {
    const { rotate, sign, store } = open()
    await sign()
    const kept = (turn?: number) =>
      store.vault.get(JSON.stringify(['signing key', pool, 'access', ...(turn ? [turn] : [])]))
    await rotate()
    clock.at += 2 * hour
    await rotate()
    expect(kept()).toBeDefined()
    clock.at += 2 * day
    await rotate()
    expect([kept(), kept(1)]).toEqual([undefined, undefined])
    expect([kept(2), kept(3)]).not.toContain(undefined)
  })
})

describe('keys that somebody else has', () => {
  it('sign nothing and vouch for nothing from that moment on, in no process', async () => {
    const [one, other] = [open(), open()]
    const old = await one.sign()
    await other.signer.verify(pool, 'access', old)
    await one.rotate({ compromised: true })
    for (const { signer } of [one, other]) expect(await signer.verify(pool, 'access', old)).toBeUndefined()
    expect(await other.kids()).toHaveLength(2)
    expect(await other.kids()).not.toContain(kidOf(old))
    const fresh = await other.sign()
    expect(await one.signer.verify(pool, 'access', fresh)).toMatchObject({ sub: 'ana' })
  })

  it('are replaced though others are about to be', async () => {
    const { rotate, kids, sign } = open()
    await rotate()
    const pending = await kids()
    expect(await rotate({ compromised: true })).toMatchObject({ turn: 2 })
    expect(await kids()).toHaveLength(2)
    expect(pending).not.toContain(kidOf(await sign()))
  })
})
