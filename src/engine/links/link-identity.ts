import type { Api } from '../../model/api.ts'
import type { UserPoolIdentityProviderProperties } from '../../model/cloudformation.ts'
import { Fault } from '../../model/fault.ts'
import { subjectAttribute, type IdentityName } from '../../model/linked-identity.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { flow, type Step } from '../flow.ts'
import { isSocial } from '../pools/provider-details.ts'
import { nameKey } from '../users/names.ts'
import { federatedName, namedIdentity, ownProvider } from './named-identity.ts'

type Said = Api['AdminLinkProviderForUser']['input'] & { readonly pool: UserPool }
type Source = { readonly source: IdentityName; readonly provider: UserPoolIdentityProviderProperties }
type Linking = Source & { readonly pool: UserPool; readonly user: User }

const mostLinks = 5
const mostAttributes = 5

const invalid = (message: string) => new Fault('InvalidParameterException', message)

/** Finds the user of the pool: by name, or by the identity of the provider that the user came to be by. */
const findDestination: Step<Said, { user: User }> = {
  name: 'find destination',
  async run({ pool, DestinationUser }, { store }) {
    const { provider, value } = namedIdentity(DestinationUser, 'DestinationUser')
    // Whatever attribute is said of it is ignored.
    const user =
      provider === ownProvider
        ? await store.userByName(pool.id, nameKey(pool, value))
        : await store.userByIdentity(pool.id, { provider, attribute: subjectAttribute, value })
    if (!user) throw new Fault('UserNotFoundException')
    return { user }
  },
}

/** Reads the identity, which must be of a provider of the pool and named by what that provider says of people. */
const readSource: Step<Said, Source> = {
  name: 'read source',
  run({ pool, SourceUser }) {
    const source = namedIdentity(SourceUser, 'SourceUser')
    if (source.provider === ownProvider) throw local()
    const provider = pool.identityProviders.find(({ ProviderName }) => ProviderName === source.provider)
    // This sentence and the next two are unverified.
    if (!provider)
      throw new Fault('ResourceNotFoundException', `Identity provider ${source.provider} does not exist.`)
    if (source.attribute === subjectAttribute) return { source, provider }
    if (isSocial(provider.ProviderType))
      throw invalid(`Invalid SourceUser: ProviderAttributeName must be ${subjectAttribute}.`)
    if (provider.AttributeMapping?.[source.attribute] === undefined)
      throw invalid(`Invalid SourceUser: ${source.attribute} is not mapped by ${source.provider}.`)
    return { source, provider }
  },
}

// The sentence is as seen in issue threads.
const local = () =>
  invalid(
    'Invalid SourceUser: Cognito users with a username/password may not be passed in as a SourceUser, only as a DestinationUser',
  )

/** Makes sure that nobody is the identity yet: neither by a profile of its own, nor by a link. */
const checkNew: Step<Linking> = {
  name: 'check that the identity is new',
  async run({ pool, user, source }, { store }) {
    const owner = await store.userByIdentity(pool.id, source)
    // The sentence is as seen in issue threads.
    if (owner?.identities?.some((one) => one.primary && one.value === source.value))
      throw invalid(
        'Merging is not currently supported, provide a SourceUser that has not been signed up in order to link',
      )
    // The sentence is unverified.
    if (owner?.username === user.username) throw invalid('SourceUser is already linked to DestinationUser')
    if (owner) throw taken(source)
    const named = await store.userByName(pool.id, nameKey(pool, federatedName(source)))
    // Whoever bears such a name without having come from there stands in the way of who does.
    if (named && source.attribute === subjectAttribute) throw local()
    return undefined
  },
}

const refusedAsTaken = ({ provider }: IdentityName) => ({
  code: 'AliasExistsException' as const,
  // The sentence is unverified.
  message: `The identity of ${provider} is already linked to another user.`,
})
const taken = (source: IdentityName) => {
  const { code, message } = refusedAsTaken(source)
  return new Fault(code, message)
}

/** Refuses a sixth attribute by which a provider's users are linked. Its code and sentence are unverified. */
const checkAttributes: Step<Linking> = {
  name: 'check linking attributes',
  async run({ pool, source }, { store }) {
    const known = await store.linkedAttributes(pool.id, source.provider)
    if (known.length >= mostAttributes && !known.includes(source.attribute))
      throw new Fault(
        'LimitExceededException',
        `Users of ${source.provider} can be linked by at most ${mostAttributes} attributes.`,
      )
    return undefined
  },
}

const keep: Step<Linking> = {
  name: 'keep link',
  run({ pool, user: { username }, source, provider }, { clock }, { effects }) {
    const now = clock.now()
    effects.push(
      {
        kind: 'link identity',
        poolId: pool.id,
        username,
        // Who issues what a provider says is only known once it has said something.
        identity: { ...source, type: provider.ProviderType, issuer: null, primary: false, createdAt: now },
        most: mostLinks,
        taken: refusedAsTaken(source),
        // The sentence is unverified.
        full: {
          code: 'LimitExceededException',
          message: `At most ${mostLinks} identities can be linked to a user.`,
        },
      },
      { kind: 'patch user', poolId: pool.id, username, set: { modifiedAt: now } },
    )
    return undefined
  },
}

/** Links an identity of a provider, by which nobody has signed in yet, to a user of the pool. */
export const linkIdentity: Step<Said, { user: User }> = flow<Said>('link identity')
  .step(findDestination)
  .step(readSource)
  .step(checkNew)
  .step(checkAttributes)
  .step(keep)
