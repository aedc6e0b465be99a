import type { Api } from '../../model/api.ts'
import { Fault } from '../../model/fault.ts'
import type { IdentityName } from '../../model/linked-identity.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { choose, flow, type Step } from '../flow.ts'
import { nameKey } from '../users/names.ts'
import { namedIdentity, ownProvider } from './named-identity.ts'

type Said = Api['AdminDisableProviderForUser']['input'] & { readonly pool: UserPool }
type Found = { readonly pool: UserPool; readonly user: User; readonly identity: IdentityName }

// The code is unverified, as it is of whoever has no link.
const nobody = { code: 'UserNotFoundException' } as const

const find: Step<Said, Omit<Found, 'pool'>> = {
  name: 'find the identity',
  async run({ pool, User }, { store }) {
    const identity = namedIdentity(User, 'User')
    const { provider, value } = identity
    const user =
      provider === ownProvider
        ? await store.userByName(pool.id, nameKey(pool, value))
        : await store.userByIdentity(pool.id, identity)
    if (user) return { user, identity }
    // A link outlives its provider, and can be taken away without it. The sentence is unverified.
    if (provider !== ownProvider && !pool.identityProviders.some((each) => each.ProviderName === provider))
      throw new Fault('ResourceNotFoundException', `Identity provider ${provider} does not exist.`)
    throw new Fault(nobody.code)
  },
}

const patch = ({ user: { poolId, username } }: Found) => ({ kind: 'patch user', poolId, username }) as const

/** Takes the password away. That it is gone, and another can be set, is unverified. */
const withoutPassword: Step<Found> = {
  name: 'without password',
  run(found, { clock }, { effects }) {
    effects.push({ ...patch(found), set: { password: null, modifiedAt: clock.now() } })
    return undefined
  },
}

/** Shuts the profile that came to be by the identity: without it, the next sign-in would make it again. Unverified. */
const shut: Step<Found> = {
  name: 'shut the profile',
  run(found, { clock }, { effects }) {
    effects.push({ ...patch(found), set: { enabled: false, modifiedAt: clock.now() } })
    return undefined
  },
}

const unlink: Step<Found> = {
  name: 'unlink',
  run(found, { clock }, { effects }) {
    const { poolId, username } = found.user
    effects.push(
      { kind: 'unlink identity', poolId, username, identity: found.identity, gone: nobody },
      { ...patch(found), set: { modifiedAt: clock.now() } },
    )
    return undefined
  },
}

const isOwn = ({ user, identity: { provider, attribute, value } }: Found) =>
  user.identities?.some(
    (one) => one.primary && one.provider === provider && one.attribute === attribute && one.value === value,
  )

const way = (found: Found) =>
  found.identity.provider === ownProvider ? 'without password' : isOwn(found) ? 'shut' : 'unlink'

/** Ends the right of a user to sign in by a provider, or by a password of the pool's own. */
export const disableProvider: Step<Said, { user: User }> = flow<Said>('disable provider')
  .step(find)
  .step(
    choose('disable', (found: Found) => way(found), { 'without password': withoutPassword, shut, unlink }),
  )
