import type { Session } from '../../../model/session.ts'
import type { Ports } from '../../ports.ts'

/** Somebody whom an identity provider vouches for by a token that was verified. */
export interface WebIdentity {
  /** Whom trust policies name: `cognito-identity.amazonaws.com`, or the ARN of a provider of IAM. */
  readonly federated: string
  readonly subject: string
  readonly audience: string
  /** Condition keys of the provider, which hold as long as the session does. */
  readonly keys: Session['context']
  /** What the provider says of the session. */
  readonly tags?: Session['tags']
  readonly transitiveTags?: Session['transitiveTags']
  readonly sourceIdentity?: string
}

/** What is shown to STS, and who says it is whose. */
export interface Shown {
  readonly token: string
  /** What the token says before anybody has verified it. */
  readonly claimed: Readonly<Record<string, unknown>>
}

/** One kind of provider. Gives nothing where the token is not of this kind; refuses where it proves nothing. */
export type WebProvider = (shown: Shown, ports: Ports) => Promise<WebIdentity | undefined>
