import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import { newVerifier } from '../secrets/srp.ts'
import { namesOf, takenAsName } from '../users/names.ts'

interface Creating {
  readonly pool: UserPool
  readonly user: User
  /** None of whoever signs in by codes alone. */
  readonly password: string | undefined
  /** Attributes whose aliases are taken over from whoever has them. */
  readonly verified: readonly string[]
  /** What is said where the user name itself is taken; Cognito's usual sentence unless told. */
  readonly takenSays?: string
}

/** Keeps a new user, if nobody else has one of the names. */
export const createUser: Step<Creating, { user: User }> = {
  name: 'create user',
  async run({ pool, user: prepared, password, verified, takenSays: message }, ports, { effects }) {
    const user =
      password === undefined
        ? prepared
        : { ...prepared, password: await newVerifier(prepared, password, ports) }
    const names = namesOf(pool, user, verified, takenAsName).map((claim) =>
      message && !claim.taken.message ? { ...claim, taken: { ...claim.taken, message } } : claim,
    )
    effects.push({ kind: 'create user', user, names })
    return { user }
  },
}
