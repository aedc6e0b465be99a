import { createPublicKey, randomBytes, X509Certificate } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { openSeal } from '../../../src/adapters/seal/open-seal.ts'
import { openSigner } from '../../../src/adapters/signer/open-signer.ts'
import { openSqliteStore } from '../../../src/adapters/store/sqlite/open-sqlite-store.ts'

const seal = openSeal({ key: randomBytes(32) })
const store = openSqliteStore({ file: ':memory:', seal })
const open = () => openSigner({ vault: store.vault, seal })
const pool = 'eu-central-1_Shop00001'
const now = Date.UTC(2026, 0, 5, 9, 30, 15)
afterAll(() => store.close())

const read = async (id: string, at = now) =>
  new X509Certificate(Buffer.from(await open().certificate(id, at), 'base64'))

describe('the certificate of a pool', () => {
  it('is signed by its own key, bears the name of the pool, and lasts ten years', async () => {
    const certificate = await read(pool)
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    expect(certificate.checkIssued(certificate)).toBe(true)
    expect([certificate.subject, certificate.issuer]).toEqual([`CN=${pool}`, `CN=${pool}`])
    expect(certificate.publicKey.asymmetricKeyDetails).toMatchObject({ modulusLength: 2048 })
    expect([certificate.validFromDate, certificate.validToDate]).toEqual([
      new Date(now),
      new Date(Date.UTC(2036, 0, 5, 9, 30, 15)),
    ])
  })

  it('is base64 without a frame, and the same whenever it is asked for', async () => {
    const text = await open().certificate(pool, now)
    expect(text).toMatch(/^MII[A-Za-z0-9+/]+={0,2}$/)
    expect(await open().certificate(pool, now + 400 * 86_400_000)).toBe(text)
  })

  it('is one, where two ask for the first', async () => {
    const [one, other] = [open(), open()]
    const id = 'eu-central-1_Shop00002'
    const texts = await Promise.all([
      one.certificate(id, now),
      other.certificate(id, now),
      one.certificate(id, now),
    ])
    expect(new Set(texts).size).toBe(1)
    expect(await one.certificate(pool, now)).not.toBe(texts[0])
  })

  it('is of another key than tokens are signed with', async () => {
    const { publicKey } = await read(pool)
    const { keys } = await open().jwks(pool)
    for (const key of keys)
      expect(createPublicKey({ key: { ...key }, format: 'jwk' }).equals(publicKey)).toBe(false)
  })

  it('says a year with four digits where two no longer do', async () => {
    const certificate = await read('eu-central-1_Shop00003', Date.UTC(2045, 5, 1))
    expect(certificate.validToDate).toEqual(new Date(Date.UTC(2055, 5, 1)))
    expect(certificate.verify(certificate.publicKey)).toBe(true)
  })
})
