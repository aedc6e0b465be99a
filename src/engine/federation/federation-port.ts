import type { UserPoolIdentityProviderProperties } from '../../model/cloudformation.ts'
import type { FaultCode } from '../../model/fault.ts'
import type { HandOff } from '../../model/hand-off.ts'
import type { Texts } from '../sign-in/turn.ts'
import type { Receiving } from './receiving.ts'

/** A provider as a pool has it. */
export type IdentityProvider = UserPoolIdentityProviderProperties

/** A provider whose secrets are texts. */
export type OpenProvider = Omit<IdentityProvider, 'ProviderDetails'> & {
  readonly ProviderDetails: Readonly<Record<string, string>>
}

/** What a provider has said of somebody, verified. */
export type Spoken = Pick<Receiving, 'heard' | 'subject' | 'issuer' | 'brought'>

/** Why a provider has said nothing that can be believed, in the words that an app is told. */
export interface Unspoken {
  readonly error: Extract<FaultCode, 'invalid_request' | 'access_denied' | 'server_error'>
  readonly description: string
}

/** What a browser takes along to a provider. */
export interface Sent {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  /** Our address, to which the provider sends its answer. */
  readonly returnTo: string
  /** What the app knows of who is to sign in. */
  readonly loginHint?: string
  /** How the app wants the provider to ask (OpenID Connect Core 1.0, section 3.1.2.1). */
  readonly prompt?: string
}

/** Providers that speak OAuth 2.0 and OpenID Connect, and those that speak it in their own way. */
export interface FederationPort {
  /** Where a browser is sent, and whether what redeems the code is asked for (RFC 7636). */
  begin(
    idp: IdentityProvider,
    sent: Sent,
  ): Promise<{ readonly address: string; readonly pkce: boolean } | Unspoken>
  /** Asks the provider for whom it has sent a browser back with an answer. */
  ask(
    idp: IdentityProvider,
    answer: Texts,
    handOff: Pick<HandOff, 'returnTo' | 'nonce' | 'codeVerifier'>,
  ): Promise<Spoken | Unspoken>
}
