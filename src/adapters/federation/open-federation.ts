import type { FederationPort } from '../../engine/federation/federation-port.ts'
import { openKept } from '../outside/kept.ts'
import type { OutsideNeeds } from '../outside/open-outside.ts'
import { openAsking } from './ask.ts'
import { providerOf, type ProviderWorld } from './provider-world.ts'
import { opened } from './settings.ts'
import { heeding, NotSaid } from './unspoken.ts'
import { ways } from './ways.ts'

/** What a secret of a provider is, by its name. */
export type SecretOf = (name: string) => string | undefined

/** What it is made of. */
export type FederationNeeds = Pick<OutsideNeeds, 'clock' | 'allowLocal' | 'lookup' | 'connect' | 'time'>

/** Conversations with providers, by whatever secrets are theirs at the time. */
export interface Federation {
  by(secret: SecretOf): FederationPort
  close(): void
}

// Milliseconds that what a provider publishes is kept before it is read again.
const hour = 3_600_000

/** Asks nobody yet. */
export function openFederation({ clock, allowLocal, ...means }: FederationNeeds): Federation {
  const asking = openAsking(means)
  const known = openKept<unknown>({ ticks: () => clock.ticks(), lasts: hour })
  const world: ProviderWorld = { asking, known, allowLocal }
  return {
    by: (secret) => ({
      begin: (idp, sent) =>
        heeding(async () => wayOf(idp).begin(providerOf(opened(idp, secret), world), sent, world)),
      ask: (idp, answer, handOff) =>
        heeding(
          async () => wayOf(idp).ask(providerOf(opened(idp, secret), world), answer, handOff, world),
          'token',
        ),
    }),
    close: () => asking.close(),
  }
}

function wayOf({ ProviderName, ProviderType }: Parameters<FederationPort['begin']>[0]) {
  const way = ways[ProviderType]
  if (!way) throw new NotSaid(`${ProviderName} speaks no OAuth`, 'server_error')
  return way
}
