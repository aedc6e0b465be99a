/** A key pair of a user's device, of which the public half is kept. Ids and keys are base64url. */
export interface Passkey {
  readonly id: string
  /** SubjectPublicKeyInfo (RFC 5280 4.1), of ES256 or RS256. */
  readonly publicKey: string
  /** How often it has signed, by its own count; 0 of one that does not count. */
  readonly counter: number
  /** The relying party that it belongs to: a domain. */
  readonly rpId: string
  /** What lists call it. */
  readonly name: string
  readonly transports: readonly string[]
  readonly attachment?: string
  readonly createdAt: number
}

/** What every answer of an authenticator says. Nothing of it is believed yet. */
export interface Ceremony {
  readonly id: string
  /** `webauthn.create` or `webauthn.get`. */
  readonly type: string
  readonly challenge: string
  readonly origin: string
  readonly crossOrigin: boolean
  /** SHA-256 of the relying party's id. */
  readonly rpIdHash: string
  readonly userPresent: boolean
  readonly userVerified: boolean
  readonly counter: number
}

/** A new passkey, as a browser brings it. */
export interface Registration extends Ceremony {
  /** Nothing of a key that is neither ES256 nor RS256. */
  readonly publicKey: string | undefined
  /** Which make of authenticator it says it is, as a UUID. */
  readonly aaguid: string
  readonly transports: readonly string[]
  readonly attachment?: string
}

/** A passkey that signs somebody in, as a browser brings it. */
export interface Assertion extends Ceremony {
  readonly userHandle?: string
  /** What was signed. */
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}
