import type { Context, Principal } from './iam.ts'

/**
 * Temporary credentials and what they stand for. Follows "Temporary security credentials in IAM" and the
 * STS API reference.
 */

/** What temporary credentials stand for. Everything that later decisions need is in it: nothing is kept elsewhere. */
export interface Session {
  readonly kind: 'assumed role' | 'federated user' | 'user session'
  readonly account: string
  /** `arn:aws:sts::<account>:assumed-role/<role>/<session>`, `...:federated-user/<name>`, or the ARN of the IAM user. */
  readonly arn: string
  /** `AROA...:<session>`, `<account>:<name>`, or `AIDA...`: `aws:userid`. */
  readonly userId: string
  /** The role of an assumed role; the IAM user of the others. */
  readonly principalArn: string
  readonly sessionName?: string
  /** Milliseconds since 1970. */
  readonly issued: number
  readonly expires: number
  /** Session policies, as JSON texts, and the ARNs of managed ones. */
  readonly policies: readonly string[]
  readonly policyArns: readonly string[]
  /** Whether the scope-down policies of guests narrow it (enhanced flow). */
  readonly scopeDown: boolean
  /** Session tags, and those of them that go on to roles assumed from here. */
  readonly tags: Readonly<Record<string, string>>
  readonly transitiveTags: readonly string[]
  readonly sourceIdentity?: string
  /** Whether it was got with temporary credentials: role chaining, which ends after an hour. */
  readonly chained: boolean
  /** Condition keys that hold as long as it does, such as `cognito-identity.amazonaws.com:sub` and `aws:FederatedProvider`. */
  readonly context: Readonly<Record<string, string | readonly string[]>>
}

/** Temporary credentials as somebody is given them. */
export interface Credentials {
  /** `ASIA` and 16 capitals and digits. */
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  /** Milliseconds since 1970. */
  readonly expires: number
}

/** Who signed a request. */
export interface Signer {
  readonly accessKeyId: string
  /** The region that the request was signed for. */
  readonly region: string
  /** Whether the signature was verified; in `dev` a key that nobody knows is believed to be the account's own. */
  readonly proven: boolean
  readonly kind: 'root' | 'user' | 'session'
  /** What policies call them. */
  readonly principal: Principal
  /** `aws:userid`, and `UserId` of GetCallerIdentity: the account, `AIDA...`, or that of the session. */
  readonly userId: string
  /** Of an IAM user. */
  readonly userName?: string
  readonly session?: Session
  /** Condition keys that follow from who they are: tags, MFA, times, federation. */
  readonly context: Context
}
