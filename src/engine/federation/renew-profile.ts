import { Fault } from '../../model/fault.ts'
import type { User } from '../../model/user.ts'
import { commit } from '../effect.ts'
import { flow, type Step } from '../flow.ts'
import { hook } from '../hook.ts'
import { PostAuthentication } from '../hooks/post-authentication.ts'
import { PreAuthentication } from '../hooks/pre-authentication.ts'
import { readAgain } from '../steps/read-again.ts'
import { checkChanges } from '../users/attributes.ts'
import { namesOf } from '../users/names.ts'
import { unverified } from './map-attributes.ts'
import type { Found, Mapped } from './receiving.ts'

type Known = Mapped & { readonly found: User | undefined }

const greet: Step<Known, { user: User; signIn: object }> = {
  name: 'greet the user',
  run({ found }) {
    if (!found) throw new Error('nobody was found')
    if (!found.enabled) throw new Fault('NotAuthorizedException', 'User is disabled.')
    return { user: found, signIn: {} }
  },
}

/**
 * Writes what is mapped, at each sign-in and even where nothing is new: an attribute that cannot be changed refuses
 * it. Whom the identity is only linked to is written to as well, which is unverified.
 */
const write: Step<Found, { user: User }> = {
  name: 'write mapped attributes',
  async run(facts, ports, run) {
    const { pool, user, attributes } = facts
    const set = { ...attributes, ...unverified(attributes, user.attributes) }
    if (!Object.keys(set).length) return { user }
    checkChanges(pool, user, set)
    const modifiedAt = ports.clock.now()
    const renewed = { ...user, attributes: { ...user.attributes, ...set }, modifiedAt }
    run.effects.push({
      kind: 'patch user',
      poolId: pool.id,
      username: user.username,
      set: { attributes: set, modifiedAt },
      names: namesOf(pool, renewed),
    })
    // What the provider says is so, whatever scripts say of the sign-in; and they may read it.
    await commit.run(facts, ports, run)
    return { user: renewed }
  },
}

/** Signs in whoever has come from a provider before. */
export const renewProfile: Step<Known, { user: User }> = flow<Known>('renew profile')
  .step(greet)
  .step(write)
  .step(hook(PreAuthentication, 'PreAuthentication_Authentication'))
  .step(readAgain('PreAuthentication'))
  .step(hook(PostAuthentication, 'PostAuthentication_Authentication'))
