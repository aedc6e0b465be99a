import type { Context } from 'hono'
import type { IdentityPool } from '../../model/model.ts'
import type { UserPool } from '../../model/pool.ts'

/** What the public documents of user pools and identity pools are made of. */
export interface Documents {
  readonly pool: (id: string) => Promise<UserPool | undefined>
  /** The pool whose domain a request is sent to, by its path or its host. */
  readonly poolAt?: (context: Context) => Promise<UserPool | undefined>
  readonly identityPool: (id: string) => Promise<IdentityPool | undefined>
  readonly issuer: (pool: UserPool) => string
  /** Where this server is reached, which is where the keys are, whoever the tokens say issued them. */
  readonly url: string
  /** The JSON Web Key Set of a user pool (RFC 7517). */
  readonly keys: (poolId: string) => Promise<object>
  /** The JSON Web Key Set of an identity pool. */
  readonly identityKeys: (identityPoolId: string) => Promise<object>
  /** How long others may keep a document: a `Cache-Control`. */
  readonly cache: string
}
