import { Fault } from '../../model/fault.ts'
import { subjectAttribute } from '../../model/linked-identity.ts'
import type { User } from '../../model/user.ts'
import { commit } from '../effect.ts'
import { flow, type Step } from '../flow.ts'
import { hook } from '../hook.ts'
import { PostConfirmation } from '../hooks/post-confirmation.ts'
import { PreSignUp } from '../hooks/pre-sign-up.ts'
import { drawUuid } from '../secrets/random-text.ts'
import { readAgain } from '../steps/read-again.ts'
import { checkAttributes, missingAttributes } from '../users/attributes.ts'
import { namesOf, takenAsName } from '../users/names.ts'
import { ownerOf } from './find-identity.ts'
import { lacking, unverified } from './map-attributes.ts'
import type { Found, Mapped } from './receiving.ts'

/** Works out the profile that is to be, checked and not yet kept. */
const prepare: Step<Mapped, { user: User }> = {
  name: 'prepare profile',
  run({ pool, provider, issuer, subject, attributes: said, user: { username } }, { random, clock }) {
    const attributes = { ...said, ...unverified(said, {}) }
    const missing = missingAttributes(pool, attributes)
    if (missing.length) throw lacking(missing)
    checkAttributes(pool, attributes)
    const now = clock.now()
    const identity = {
      provider: provider.name,
      attribute: subjectAttribute,
      value: subject,
      type: provider.type,
      issuer,
      primary: true,
      createdAt: now,
    }
    return {
      user: {
        poolId: pool.id,
        username,
        sub: drawUuid(random),
        enabled: true,
        status: 'EXTERNAL_PROVIDER',
        attributes,
        identities: [identity],
        createdAt: now,
        modifiedAt: now,
      },
    }
  },
}

const taken = (error: unknown) => error instanceof Fault && error.code === 'UsernameExistsException'

/**
 * Keeps the profile. Of two first sign-ins at once the second finds what the first has made; where a script has
 * linked the identity meanwhile, this sign-in is refused and the next one leads there, as with Cognito.
 */
const keep: Step<Found, { user: User }> = {
  name: 'keep profile',
  async run(facts, ports, run) {
    const { pool, user } = facts
    run.effects.push({ kind: 'create user', user, names: namesOf(pool, user, [], takenAsName) })
    try {
      await commit.run(facts, ports, run)
      return { user }
    } catch (error) {
      if (!taken(error)) throw error
      const owner = await ownerOf(facts, ports)
      if (owner?.identities?.some(({ primary, value }) => primary && value === facts.subject))
        return { user: owner }
      // The sentence is as seen in issue threads.
      throw new Fault('InvalidParameterException', `Already found an entry for username ${user.username}`)
    }
  },
}

/** Makes a profile of whoever comes from a provider for the first time. */
export const makeProfile: Step<Mapped, { user: User }> = flow<Mapped>('make profile')
  .step(prepare)
  .step(hook(PreSignUp, 'PreSignUp_ExternalProvider'))
  .step(keep)
  .step(hook(PostConfirmation, 'PostConfirmation_ConfirmSignUp'))
  .step(readAgain('PostConfirmation'))
