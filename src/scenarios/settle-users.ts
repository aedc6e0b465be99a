import type { ScenarioDocument } from '../config/made/documents.ts'
import { temporaryLife } from '../engine/secrets/password-policy.ts'
import { drawUuid } from '../engine/secrets/random-text.ts'
import { newVerifier } from '../engine/secrets/srp.ts'
import { checkAttributes } from '../engine/users/attributes.ts'
import { namesOf, takenAsName, usernameAttributes } from '../engine/users/names.ts'
import { placeName } from '../engine/users/place-name.ts'
import { Fault } from '../model/fault.ts'
import type { User } from '../model/user.ts'
import type { Story } from './open-story.ts'

type GivenUsers = NonNullable<NonNullable<ScenarioDocument['given']>['users']>

/** A user that a story gives, and that its pool would not have. */
export class UnfitUser extends Error {
  override readonly name = 'UnfitUser'
  /** As the story calls them. */
  readonly user: string

  constructor(user: string, { message }: Fault) {
    super(message)
    this.user = user
  }
}

/** Puts the users that a story gives into its pool, until it `isOver`; no script hears of them. Throws `UnfitUser`. */
export async function settleUsers(
  { pool, ports, clock }: Story,
  users: GivenUsers,
  isOver: () => boolean = () => false,
): Promise<void> {
  const { random, store } = ports
  for (const [name, given] of Object.entries(users)) {
    if (isOver()) return
    const { attributes = {}, password, status = 'CONFIRMED', groups = [] } = given
    const [address] = usernameAttributes(pool).flatMap((attribute) => attributes[attribute] ?? [])
    try {
      const sub = given.sub ?? drawUuid(random)
      const placed = placeName(pool, given.username ?? address ?? name, attributes, sub)
      checkAttributes(pool, placed.attributes)
      const times = { createdAt: clock.now, modifiedAt: clock.now }
      const user: User = {
        poolId: pool.id,
        ...placed,
        sub,
        enabled: true,
        status,
        ...times,
        ...(password !== undefined && {
          password: await newVerifier({ poolId: pool.id, username: placed.username }, password, ports),
        }),
        ...(status === 'FORCE_CHANGE_PASSWORD' && { temporaryUntil: clock.now + temporaryLife(pool) }),
      }
      const { username, poolId } = user
      await store.commit([
        { kind: 'create user', user, names: namesOf(pool, user, [], takenAsName) },
        ...groups.map((group) => ({ kind: 'join group' as const, poolId, username, group })),
      ])
    } catch (error) {
      throw error instanceof Fault ? new UnfitUser(name, error) : error
    }
  }
}
