import { randomBytes } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { samlLater, type SamlNeeds } from '../../../../src/adapters/federation/saml/saml-later.ts'
import { openSeal } from '../../../../src/adapters/seal/open-seal.ts'
import { openSigner } from '../../../../src/adapters/signer/open-signer.ts'
import { openSqliteStore } from '../../../../src/adapters/store/sqlite/open-sqlite-store.ts'
import type { SamlParty } from '../../../../src/engine/federation/saml/saml-port.ts'
import { now } from '../../outside/saml-provider.ts'

export const poolId = 'us-east-1_Shop12345'
export const domain = 'https://shop.example.com'
export const acs = `${domain}/saml2/idpresponse`
/** What an assertion says that is for the pool. */
export const forPool = { audience: `urn:amazon:cognito:sp:${poolId}`, recipient: acs }

/** SAML of a pool, with keys of its own, for as long as a test. */
export function poolSaml(needs: Partial<SamlNeeds> = {}) {
  const seal = openSeal({ key: randomBytes(32) })
  const store = openSqliteStore({ file: ':memory:', seal, clock: { now: () => now } })
  const keys = openSigner({ vault: store.vault, seal })
  const ticking = { ticks: 0 }
  const clock = { now: () => now, ticks: () => ticking.ticks }
  const saml = samlLater({ clock, allowLocal: true, keys, ...needs })
  onTestFinished(async () => {
    await saml.close()
    await store.close()
  })
  return { saml, keys, ticking }
}

/** The pool and a provider, by what is said of it. */
export const partyWith = (
  ProviderDetails: Readonly<Record<string, string>>,
  more: Partial<SamlParty> = {},
): SamlParty => ({
  poolId,
  domain,
  now,
  provider: { ProviderName: 'Corp', ProviderType: 'SAML', ProviderDetails },
  ...more,
})
