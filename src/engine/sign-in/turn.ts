import type { Admission, Authorization } from '../../model/authorization.ts'
import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { ChallengeResult, SignIn } from '../../model/sign-in.ts'
import type { User } from '../../model/user.ts'
import type { Tokens } from '../claims/mint.ts'
import type { Circumstances } from '../threats/circumstances.ts'

/** What a caller gave: `AuthParameters` to begin with, `ChallengeResponses` to go on. */
export type Texts = Readonly<Record<string, string>>

/** What every step may count on in one turn of a sign-in: one request, from its question to the next. */
export interface Turn extends Circumstances {
  readonly pool: UserPool
  readonly client: AppClient
  readonly user: User
  readonly signIn: SignIn
  readonly given: Texts
  readonly clientMetadata: Texts | undefined
}

/** What a turn ends with. */
export type Outcome =
  | {
      readonly kind: 'challenge'
      readonly name: string
      readonly parameters: Texts
      readonly session: string
      readonly available?: readonly string[]
    }
  | { readonly kind: 'tokens'; readonly tokens: Tokens }
  /** At the pool's pages: somebody is in, and what tokens will say of them is decided. */
  | { readonly kind: 'admitted'; readonly authorization: Authorization; readonly admission: Admission }

/** What the API says of a turn. */
export type ApiOutcome = Exclude<Outcome, { kind: 'admitted' }>

/** A value the caller must give. */
export function required(given: Texts, name: string): string {
  const value = Object.hasOwn(given, name) ? given[name] : undefined
  if (!value) throw new Fault('InvalidParameterException', `Missing required parameter ${name}`)
  return value
}

/** Whether one of these proofs was given. */
export const hasProved = (
  { results }: Pick<SignIn, 'results'>,
  ...names: readonly ChallengeResult['challengeName'][]
): boolean =>
  results.some(({ challengeName, challengeResult }) => challengeResult && names.includes(challengeName))

/** The sign-in with one more result. A question that a script had ruled is thereby done; an end is not. */
export function withResult(
  { ruling, asked: _asked, ...signIn }: SignIn,
  challengeName: ChallengeResult['challengeName'],
  challengeResult = true,
  challengeMetadata: string | null = null,
): SignIn {
  const end = ruling === 'tokens' && { ruling }
  return {
    ...signIn,
    ...end,
    results: [...signIn.results, { challengeName, challengeResult, challengeMetadata }],
  }
}
