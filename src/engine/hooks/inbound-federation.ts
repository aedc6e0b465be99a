import type { Json } from '../../model/trigger.ts'
import type { Hook } from '../hook.ts'

type Said = Readonly<Record<string, Json>>

/** What speaks for the people of a provider, in the words of the event. */
export type ProviderType = 'OIDC' | 'SAML' | 'Facebook' | 'Google' | 'SignInWithApple' | 'LoginWithAmazon'

/** What a provider has said of somebody, as it said it. */
export interface Heard {
  readonly tokenResponse?: Said
  readonly idToken?: Said
  readonly userInfo?: Said
  readonly samlResponse?: Said
}

interface Needs {
  readonly provider: { readonly name: string; readonly type: ProviderType }
  readonly heard: Heard
  /** Attributes by the provider's names, before they are mapped. */
  readonly brought: Readonly<Record<string, string>>
}
interface Response {
  readonly userAttributesToMap?: Readonly<Record<string, string>> | null
}

/** Lets the script decide what of a provider's word becomes attributes of the user. */
export const InboundFederation: Hook<Needs, Response, Pick<Needs, 'brought'>> = {
  name: 'InboundFederation',
  sources: ['InboundFederation_ExternalProvider'],
  request: ({ provider, heard }) => ({
    providerName: provider.name,
    providerType: provider.type,
    attributes: heard,
  }),
  response: () => ({ userAttributesToMap: {} }),
  // Empty keeps everything; anything else stands alone. What null does is unverified: it says nothing, and keeps.
  apply: ({ userAttributesToMap: chosen }, { brought }) => ({
    brought: chosen && Object.keys(chosen).length ? chosen : brought,
  }),
}
