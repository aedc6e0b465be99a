import type {
  OidcProviderProperties,
  RoleProperties,
  SamlProviderProperties,
} from '../model/cloudformation.ts'
import type { Context, Decision, Policies, Policy } from '../model/iam.ts'
import type { IdentityPool } from '../model/model.ts'
import type { Credentials, Session, Signer } from '../model/session.ts'
import type { JsonObject } from '../model/trigger.ts'

/** A role, as those who assume it need it. */
export interface Role {
  readonly name: string
  readonly arn: string
  /** `AROA` and 17 capitals and digits, always the same for one role. */
  readonly id: string
  readonly account: string
  readonly properties: RoleProperties
}

/** What somebody asks of something, where who asks is known. */
export interface Asked {
  readonly action: string
  readonly resource: string
  /** Condition keys of the request itself; those of who asks are added. */
  readonly context?: Context
}

/** A token that was verified: who issued it, for whom, about whom. */
export interface Vouched {
  /** The login key it was given under. */
  readonly provider: string
  readonly subject: string
  readonly issuer: string
  readonly audience: readonly string[]
  readonly claims: JsonObject
}

/** Why a token of somebody else's is not taken. */
export type Distrust =
  /** It is no token, or lacks what every token has. */
  | { readonly why: 'malformed'; readonly claim?: string }
  | { readonly why: 'signature' }
  /** Seconds since 1970. */
  | { readonly why: 'expired'; readonly expired: number; readonly now: number }
  | { readonly why: 'not yet valid' }
  | { readonly why: 'issuer' }
  | { readonly why: 'audience' }
  /** The provider itself says no. */
  | { readonly why: 'rejected' }
  /** The provider does not answer. */
  | { readonly why: 'unreachable' }

/** A virtual MFA device. */
export interface MfaDevice {
  /** `arn:aws:iam::<account>:mfa/<user name>` */
  readonly serial: string
  /** In base32, unless the secret is not there. */
  readonly seed: string | undefined
}

/** What identity pools, STS and IAM need from the world, beside what sign-in needs. */
export interface AccessPorts {
  /** Temporary credentials. Nothing is kept of them: the session token holds the session, sealed. */
  readonly sessions: {
    issue(session: Session): Credentials
    /** What a session token stands for and the secret of its key, if we made it for this key; whether it has ended is for the caller to see. */
    open(sessionToken: string, accessKeyId: string): { session: Session; secret: string } | undefined
  }
  /** The project's principals and policies. */
  readonly iam: {
    readonly account: string
    role(arn: string): Role | undefined
    /** Whose access key this is, and its secret; of keys that are declared. */
    accessKey(
      id: string,
    ): { userName: string; arn: string; userId: string; secret: string | undefined } | undefined
    /** The MFA device of a declared user, by the user's ARN, if they have one: its serial number, and its seed in base32. */
    mfaDevice(userArn: string): MfaDevice | undefined
    /** Whether a principal is there: the root of the account, a declared role or a declared user, by its own ARN. */
    knows(arn: string): boolean
    /** The tags of a declared role or user, by its ARN: those of whoever acts as it. */
    tags(arn: string): Readonly<Record<string, string>>
    oidcProvider(arn: string): { arn: string; properties: OidcProviderProperties } | undefined
    samlProvider(arn: string): { arn: string; properties: SamlProviderProperties } | undefined
    /** A managed policy that sessions may be narrowed by: a declared one, or one of AWS's own that is known. */
    managedPolicy(arn: string): Policy | undefined
    /** The trust policy of a role, for `decide`. */
    trustOf(role: Role): Policies
    /** All policies that bear on what somebody does: their own, boundary, session policies, scope-down. */
    policiesOf(who: Signer | Session): Policies
    /** Whether somebody may do something. */
    decide(who: Signer, asked: Asked): Decision
  }
  /** What is known of the codes of MFA devices. */
  readonly mfa: {
    /**
     * Whether a code is one that a device shows now. None is taken twice, nor after so many wrong ones that
     * somebody must be guessing. `now` in milliseconds.
     */
    take(device: MfaDevice, code: string, now: number): boolean
  }
  /** Declared and made identity pools, as they were when the request began. */
  readonly identityPools: {
    byId(id: string): Promise<IdentityPool | undefined>
    /** In the order of their ids. */
    all(): Promise<readonly IdentityPool[]>
    /** Whether it is declared in a file, which the API cannot change. */
    declaredAt(id: string): { readonly file: string; readonly line: number } | undefined
  }
  /** Tokens and assertions of others. */
  readonly outside: {
    /** A JWT of an OIDC issuer, by the keys that its discovery document names. `now` in milliseconds. */
    oidc(issuer: string, token: string, now: number): Promise<Omit<Vouched, 'provider'> | Distrust>
    /**
     * A token of a social login: `accounts.google.com`, `appleid.apple.com`, `graph.facebook.com`,
     * `www.amazon.com`, `api.twitter.com`. Without an app it may be for any, which `audience` then tells.
     */
    social(login: string, appId: string | undefined, token: string, now: number): Promise<Vouched | Distrust>
    /** A SAML response (base64) of a provider of IAM: signature, issuer, audience, times, used once. */
    saml(
      provider: SamlProviderProperties,
      response: string,
      now: number,
      wanted?: SamlWanted,
    ): Promise<SamlVouched | Distrust>
  }
}

/** What a SAML response is to be for, where that is not a sign-in to AWS. */
export interface SamlWanted {
  /** Any of these. */
  readonly audiences?: readonly string[]
  /** The URLs that it may have been sent to. */
  readonly recipients?: readonly string[]
  /**
   * Whether the same response may come again until it ends, as to identity pools: GetId and
   * GetCredentialsForIdentity are given the same logins. One that was used up is refused even so.
   */
  readonly again?: boolean
}

/** A SAML assertion that was verified. */
export interface SamlVouched {
  readonly issuer: string
  /** When that was, in milliseconds since 1970. */
  readonly issued: number
  readonly subject: string
  /** `persistent`, `transient`, or the whole format. */
  readonly subjectType: string
  readonly audience: string
  /** The URL that the assertion is for. */
  readonly recipient: string
  readonly attributes: Readonly<Record<string, readonly string[]>>
  /** Milliseconds since 1970, where the assertion limits the session. */
  readonly sessionEnds?: number
}
