import type { AccessPorts } from '../../engine/access.ts'
import type { Ports } from '../../engine/ports.ts'
import type { SamlMetadata } from '../../model/saml-metadata.ts'
import type { Connect } from '../reach/fetch/connections.ts'
import type { Lookup } from '../reach/fetch/resolve.ts'
import { trusting } from './distrusted.ts'
import { openDocuments } from './documents.ts'
import type { KeySet } from './key-sets.ts'
import { openKept } from './kept.ts'
import { openOidc } from './oidc.ts'
import type { Saml } from './saml/open-saml.ts'
import { places as realPlaces } from './social/places.ts'
import type { Places } from './social/places.ts'
import { verifySocial } from './social/social.ts'

/** The port, and how it is closed. */
export type Outside = AccessPorts['outside'] & { close(): void }

/** What verifying what others issued needs to know. */
export interface OutsideNeeds {
  readonly clock: Pick<Ports['clock'], 'ticks'>
  /** Whether issuers and metadata may be on this machine, by plain http: so developers run theirs. */
  readonly allowLocal: boolean
  /** Stand-ins for the social logins. */
  readonly places?: Partial<Places> | undefined
  /** Stand-ins for the machine's own. */
  readonly lookup?: Lookup | undefined
  readonly connect?: Connect | undefined
  /** Milliseconds that a document may take to come. */
  readonly time?: number | undefined
}

// Milliseconds.
const hour = 3_600_000

/** Fetches nothing yet: keys and metadata come when the first token does, and are kept for an hour. */
export function openOutside({ clock, allowLocal, places, ...means }: OutsideNeeds): Outside {
  const documents = openDocuments(means)
  const ticks = () => clock.ticks()
  const keySets = openKept<KeySet>({ ticks, lasts: hour })
  const metadata = openKept<SamlMetadata>({ ticks, lasts: hour })
  const oidc = openOidc({ documents, keySets, allowLocal })
  const world = { documents, keySets, places: { ...realPlaces, ...places } }
  let opened: Promise<Saml> | undefined
  // Most projects have no SAML provider, and its library is the larger half.
  const saml = () =>
    (opened ??= import('./saml/open-saml.ts').then(({ openSaml }) =>
      openSaml({ documents, metadata, allowLocal }),
    ))
  return {
    oidc: (issuer, token, now) => trusting(() => oidc(issuer, token, now)),
    social: (login, appId, token, now) => trusting(() => verifySocial(login, { appId, token, now }, world)),
    saml: (...asked) => trusting(async () => (await saml())(...asked)),
    close: () => documents.close(),
  }
}
