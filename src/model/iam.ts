import type { PolicyDocument } from './cloudformation.ts'
import type { Position } from './finding.ts'

/**
 * What IAM is asked, what it goes by, and what it answers. Follows "Policy evaluation logic" and "IAM JSON
 * policy elements reference" of the IAM User Guide.
 */

/** A policy, and where an author reads it. */
export interface Policy {
  /** `allow and deny`, the name of a raw document or of a managed policy, or an ARN. */
  readonly name: string
  readonly document: PolicyDocument
  /** Where a statement stands in the author's file, by its place in the document; nowhere for AWS's own. */
  readonly at?: (statement: number) => Position | undefined
}

/** Which of the policies around a request one is, in the order in which they are told. */
export const layers = ['trust', 'identity', 'resource', 'boundary', 'session', 'scope-down'] as const
export type Layer = (typeof layers)[number]

/**
 * The policies that a request meets. `identity`, `boundary`, `session` and `scope-down` each must allow, where
 * they are given; one of several policies of a layer is enough. A resource policy that names the principal
 * is enough by itself within one account. `trust` stands alone: it decides who may become a role.
 */
export type Policies = { readonly [L in Layer]?: readonly Policy[] }

/** Who asks: an ARN that policies may name, and what stands behind it. */
export interface Principal {
  /** Such as `arn:aws:sts::123456789012:assumed-role/buyer/ana`, `arn:aws:iam::123456789012:user/ops`, or `*` for nobody known. */
  readonly arn: string
  readonly account?: string
  /** The role behind a session, which policies may name as well. */
  readonly roleArn?: string
  /** Who vouches for somebody who is to become a role: `cognito-identity.amazonaws.com`, or the ARN of a provider. */
  readonly federated?: string
  /** A service of AWS, such as `lambda.amazonaws.com`. */
  readonly service?: string
}

/** What is known of a request, by condition keys in any case. A key with an empty list is there, and has no value. */
export type Context = Readonly<Record<string, string | readonly string[]>>

/** One thing that somebody wants to do. */
export interface AccessRequest {
  readonly principal: Principal
  /** `s3:GetObject` */
  readonly action: string
  /** The ARN of what it is done to, or `*` where an action is about nothing in particular. Never a pattern. */
  readonly resource: string
  /** The account that the resource belongs to, where its ARN does not say; the principal's own unless told. */
  readonly resourceAccount?: string
  readonly context: Context
}

/** A statement that decided, or that was looked at. */
export interface Cited {
  readonly layer: Layer
  readonly policy: string
  /** Its place in the document, from 0. */
  readonly statement: number
  readonly sid?: string
  readonly effect: 'Allow' | 'Deny'
  /** Where it is written, where that is known. */
  readonly at?: Position
}

/** What IAM decides. */
export interface Decision {
  readonly decision: 'allow' | 'explicitDeny' | 'implicitDeny'
  /** The statement that allows or denies; of an implicit deny, none. */
  readonly by?: Cited
  /** Of an implicit deny: the layer in which no statement allows. */
  readonly missing?: Layer
}

/** One condition of a statement, with what it saw. */
export interface SeenCondition {
  /** As written: `ForAnyValue:StringLike`. */
  readonly operator: string
  readonly key: string
  /** What it compares with, after variables were filled in; a variable that could not be is left as it was written. */
  readonly wanted: readonly string[]
  /** What the request has under the key; nothing where it has not got the key. */
  readonly saw?: readonly string[]
  readonly holds: boolean
}

/** How a statement was read. */
export interface SeenStatement extends Cited {
  readonly applies: boolean
  /** The first part that did not fit, where it does not apply; `document`: of one against the grammar nothing allows. */
  readonly unfit?: 'document' | 'principal' | 'action' | 'resource' | 'condition'
  readonly conditions: readonly SeenCondition[]
}

/** A decision with all that led to it. */
export interface Explained extends Decision {
  /** Every statement of every layer, as it was read. */
  readonly statements: readonly SeenStatement[]
}
