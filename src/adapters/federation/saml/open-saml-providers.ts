import type { KeyObject } from 'node:crypto'
import type { SamlErrand, SamlParty, SamlPorts } from '../../../engine/federation/saml/saml-port.ts'
import type { SamlEndpoint, SamlMetadata } from '../../../model/saml-metadata.ts'
import { Unreached } from '../../reach/fetch/unreached.ts'
import { Distrusted, trusting } from '../../outside/distrusted.ts'
import type { MetadataAt, MetadataTaker } from '../../outside/saml/take-metadata.ts'
import { verifyResponse } from '../../outside/saml/verify-response.ts'
import type { Signer } from '../../signer/open-signer.ts'
import {
  acsOf,
  authnRequest,
  entityIdOf,
  logoutRequest,
  logoutResponse,
  spMetadata,
  type MessageAbout,
} from './messages.ts'
import { postField } from './post.ts'
import { readSignOut } from './read-sign-out.ts'
import { redirectTo, type MessageName } from './redirect.ts'

/** What SAML providers of user pools need of the rest of a server. */
export interface SamlWorld {
  readonly metadata: MetadataTaker
  readonly keys: Pick<Signer, 'samlKey'>
}

/** SAML 2.0 as user pools speak it with their providers: as a service provider, in front of a browser. */
export function openSamlProviders({ metadata, keys }: SamlWorld): SamlPorts['saml'] {
  const keyOf = async ({ poolId, now }: Pick<SamlParty, 'poolId' | 'now'>) =>
    (await keys.samlKey(poolId, 'saml', now)).privateKey

  async function errand(
    { binding }: SamlEndpoint,
    url: string,
    name: MessageName,
    xml: string,
    { relayState, key }: { readonly relayState: string | undefined; readonly key: KeyObject | undefined },
  ): Promise<SamlErrand> {
    if (binding === 'redirect') return { binding, url: await redirectTo(url, name, xml, { relayState, key }) }
    const relay = relayState === undefined ? {} : { RelayState: relayState }
    return { binding, url, fields: { [name]: postField(xml, key), ...relay } }
  }

  return {
    askSignIn: (party, { id, relayState, forced = false }) =>
      trusting(async () => {
        const [endpoint] = (await metadata.take(documentOf(party), party.now)).signOn ?? []
        if (!endpoint) throw new Unreached('ERR_NO_SIGN_ON', 'the provider signs in nobody whom we send')
        const key = isSaid(party, 'RequestSigningAlgorithm') ? await keyOf(party) : undefined
        const xml = authnRequest(aboutOf(party, id, endpoint.url), party.domain, forced)
        return errand(endpoint, endpoint.url, 'SAMLRequest', xml, { relayState, key })
      }),

    readSignIn: (party, response) =>
      trusting(async () => {
        const key = is(party, 'EncryptedResponses')
          ? { key: (await keys.samlKey(party.poolId, 'saml-encryption', party.now)).privateKey }
          : {}
        const wanted = {
          audiences: [entityIdOf(party.poolId)],
          isRecipient: (url: string) => url === acsOf(party.domain),
          now: party.now,
          ...key,
        }
        return withKeys(party, metadata, async (provider) => {
          const { id, ends, vouched, answers, subject } = await verifyResponse(response, provider, wanted)
          const { issuer, attributes } = vouched
          const assertion = { id, issued: vouched.issued, ends }
          return { issuer, subject, attributes, assertion, ...(answers && { answers }) }
        })
      }),

    askSignOut: (party, { id, relayState, subject }) =>
      trusting(async () => {
        const [endpoint] = (await metadata.take(documentOf(party), party.now)).signOut ?? []
        if (!endpoint) return undefined
        const xml = logoutRequest(aboutOf(party, id, endpoint.url), subject)
        return errand(endpoint, endpoint.url, 'SAMLRequest', xml, { relayState, key: await keyOf(party) })
      }),

    readSignOut: (party, brought) =>
      trusting(() => withKeys(party, metadata, (provider) => readSignOut(brought, provider, party))),

    answerSignOut: (party, { id, relayState, answers }) =>
      trusting(async () => {
        const [endpoint] = (await metadata.take(documentOf(party), party.now)).signOut ?? []
        if (!endpoint) return undefined
        const url = endpoint.answers ?? endpoint.url
        const xml = logoutResponse(aboutOf(party, id, url), answers)
        return errand(endpoint, url, 'SAMLResponse', xml, { relayState, key: await keyOf(party) })
      }),

    async describe({ poolId, domain, now }) {
      const [signing, encryption] = await Promise.all([
        keys.samlKey(poolId, 'saml', now),
        keys.samlKey(poolId, 'saml-encryption', now),
      ])
      return spMetadata(poolId, domain, {
        signing: signing.certificate,
        encryption: encryption.certificate,
      })
    },
  }
}

/** Reads by the keys that are known, and once more by those there are now, where none of them has signed it. */
async function withKeys<Read>(
  party: SamlParty,
  metadata: MetadataTaker,
  read: (provider: SamlMetadata) => Promise<Read>,
): Promise<Read> {
  const document = documentOf(party)
  try {
    return await read(await metadata.take(document, party.now))
  } catch (error) {
    const unknown = error instanceof Distrusted && error.distrust.why === 'signature'
    if (!unknown || typeof document === 'string') throw error
    return read(await metadata.renew(document, party.now))
  }
}

const aboutOf = ({ poolId, now }: SamlParty, id: string, destination: string): MessageAbout => ({
  id,
  poolId,
  destination,
  now,
})

const isSaid = ({ provider: { ProviderDetails } }: SamlParty, name: string) => Boolean(ProviderDetails[name])

/** Whether something is to be so: Cognito keeps truths as texts. */
const is = ({ provider: { ProviderDetails } }: SamlParty, name: string) => {
  const said = ProviderDetails[name]
  return typeof said === 'string' && said.toLowerCase() === 'true'
}

function documentOf({ provider: { ProviderDetails } }: SamlParty): MetadataAt {
  const { MetadataFile: file, MetadataURL: url } = ProviderDetails
  if (typeof file === 'string' && file) return file
  if (typeof url === 'string' && url) return { url }
  throw new Unreached('ERR_NO_METADATA', 'the metadata was not read')
}
