import type { UserPoolIdentityProviderProperties } from '../../../model/cloudformation.ts'
import type { SamlSubject } from '../../../model/saml-subject.ts'
import type { Distrust } from '../../access.ts'

/** A pool and one of its SAML providers, where they meet. */
export interface SamlParty {
  readonly poolId: string
  readonly provider: UserPoolIdentityProviderProperties
  /** Where the domain of the pool lies, without a slash at its end: `/saml2/idpresponse` is beneath it. */
  readonly domain: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** A message for a provider, as a browser brings it there: by going to an address, or by sending a form. */
export type SamlErrand =
  | { readonly binding: 'redirect'; readonly url: string }
  | { readonly binding: 'post'; readonly url: string; readonly fields: Readonly<Record<string, string>> }

/** A message of a provider, as a browser has brought it. */
export type SamlBrought =
  | { readonly binding: 'post'; readonly form: Readonly<Record<string, string>> }
  /** What stands behind the `?`, as it came: the signature is of these very letters. */
  | { readonly binding: 'redirect'; readonly query: string }

/** Somebody whom a provider has signed in. */
export interface SamlSignedIn {
  /** The issuer, as its metadata names it. */
  readonly issuer: string
  readonly subject: SamlSubject
  readonly attributes: Readonly<Record<string, readonly string[]>>
  /** The id of the request that was answered; none where nothing was asked. */
  readonly answers?: string
  /**
   * By which the assertion is known when it comes again, when it was issued, and until when it could come: milliseconds
   * since 1970.
   */
  readonly assertion: { readonly id: string; readonly issued: number; readonly ends: number }
}

/** What a provider says of a sign-out: that ours was heard, or that it wants one itself. */
export type SamlSignedOut =
  | { readonly kind: 'answer'; readonly answers: string }
  | { readonly kind: 'request'; readonly id: string; readonly subject: SamlSubject }

/** SAML 2.0 as a service provider speaks it. What a provider sends is believed only where it has signed it. */
export interface SamlPorts {
  readonly saml: {
    /** Asks to sign somebody in (saml-core-2.0-os, 3.4.1). `forced`: even whoever is signed in there. */
    askSignIn(
      party: SamlParty,
      asked: { readonly id: string; readonly relayState: string; readonly forced?: boolean },
    ): Promise<SamlErrand | Distrust>
    /** Reads who was signed in, of a response in base64 (saml-profiles-2.0-os, 4.1.4). */
    readSignIn(party: SamlParty, response: string): Promise<SamlSignedIn | Distrust>
    /** Asks to sign somebody out (saml-core-2.0-os, 3.7.1); nothing where the provider takes no such request. */
    askSignOut(
      party: SamlParty,
      asked: { readonly id: string; readonly relayState: string; readonly subject: SamlSubject },
    ): Promise<SamlErrand | Distrust | undefined>
    /** Reads what was said of a sign-out. */
    readSignOut(party: SamlParty, brought: SamlBrought): Promise<SamlSignedOut | Distrust>
    /** Says that a request to sign out was done; nothing where the provider hears no answer. */
    answerSignOut(
      party: SamlParty,
      asked: { readonly id: string; readonly relayState?: string; readonly answers: string },
    ): Promise<SamlErrand | Distrust | undefined>
    /** What an administrator of a provider must know of a pool: its metadata (saml-metadata-2.0-os, 2.4.4). */
    describe(party: Omit<SamlParty, 'provider'>): Promise<string>
  }
}
