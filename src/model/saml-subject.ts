/** Whom a SAML provider means: what must be said again to it, letter by letter, to sign the same person out. */
export interface SamlSubject {
  readonly nameId: string
  readonly format?: string
  readonly nameQualifier?: string
  readonly spNameQualifier?: string
  /** The provider's own session. */
  readonly sessionIndex?: string
}

/** A session at a SAML provider, by which somebody has come in. */
export interface SamlSession {
  /** The provider's name in the pool. */
  readonly provider: string
  readonly subject: SamlSubject
}
