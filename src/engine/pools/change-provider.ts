import type { Api } from '../../model/api.ts'
import type { UserPoolIdentityProviderProperties } from '../../model/cloudformation.ts'
import { Fault } from '../../model/fault.ts'
import type { Dates, UserPool } from '../../model/pool.ts'
import type { Refusal } from '../effect.ts'
import type { Step } from '../flow.ts'
import { changePart, deletePart, makePart } from './parts.ts'
import { checkProviderName, readDetails } from './provider-details.ts'

type Provider = UserPoolIdentityProviderProperties
type Made = Api['CreateIdentityProvider']['input'] & { readonly pool: UserPool }
type Said = Api['UpdateIdentityProvider']['input']
type Known = { readonly pool: UserPool; readonly provider: Provider }
type Gives = { provider: Provider; dates: Dates }

const mostProviders = 300
const part = (name: string) => ({ kind: 'identity-provider', name }) as const
// The sentence is unverified.
const gone = (name: string): Refusal => ({
  code: 'ResourceNotFoundException',
  message: `Identity provider ${name} does not exist.`,
})
// The sentence is as seen in issue threads.
const taken = ({ pool: { id }, ProviderName }: Made): Refusal => ({
  code: 'DuplicateProviderException',
  message: `${ProviderName} already exists in user pool ${id}`,
})

const picked = ({ AttributeMapping, IdpIdentifiers, AcrMapping }: Omit<Said, 'UserPoolId'>) => ({
  ...(AttributeMapping && { AttributeMapping }),
  ...(IdpIdentifiers && { IdpIdentifiers }),
  ...(AcrMapping && { AcrMapping }),
})

// A new name is checked by fewer words than every other operation has for one: a right-to-left mark passes, and
// the provider could then be neither told nor deleted.
const tellable = /^[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+$/u

/** Refuses a name that no other operation would take. */
function checkTellable(name: string) {
  if (!tellable.test(name))
    throw new Fault(
      'InvalidParameterException',
      `1 validation error detected: Value '${name}' at 'providerName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\p{Z}]+`,
    )
}

/** Refuses an identifier that leads to two providers, in whatever letters. The sentence is unverified. */
function checkIdentifiers(pool: UserPool, name: string, identifiers: readonly string[] = []) {
  const others = pool.identityProviders.filter(({ ProviderName }) => ProviderName !== name)
  const small = (text: string) => text.toLowerCase()
  const own = new Set(others.flatMap(({ IdpIdentifiers = [] }) => IdpIdentifiers).map(small))
  const said = identifiers.map(small)
  const twice = identifiers.find((_, at) => own.has(said[at] ?? '') || said.indexOf(said[at] ?? '') !== at)
  if (twice !== undefined)
    throw new Fault('InvalidParameterException', `Identifier ${twice} leads to a provider already.`)
}

/** Finds an identity provider of the pool. */
export const findProvider: Step<{ pool: UserPool; ProviderName: string }, { provider: Provider }> = {
  name: 'find identity provider',
  run({ pool, ProviderName }) {
    const provider = pool.identityProviders.find((each) => each.ProviderName === ProviderName)
    const { code, message } = gone(ProviderName)
    if (!provider) throw new Fault(code, message)
    return { provider }
  },
}

/** Finds the provider to which one of its identifiers leads. */
export const findProviderByIdentifier: Step<
  { pool: UserPool; IdpIdentifier: string },
  { provider: Provider }
> = {
  name: 'find identity provider by identifier',
  run({ pool, IdpIdentifier }) {
    const provider = pool.identityProviders.find((each) => each.IdpIdentifiers?.includes(IdpIdentifier))
    const { code, message } = gone(IdpIdentifier)
    if (!provider) throw new Fault(code, message)
    return { provider }
  },
}

/** Gives a pool an identity provider. */
export const makeProvider: Step<Made, Gives> = {
  name: 'make identity provider',
  run(said, ports, run) {
    const { pool, ProviderName, ProviderType, ProviderDetails } = said
    const { code, message } = taken(said)
    if (pool.identityProviders.some((each) => each.ProviderName === ProviderName))
      throw new Fault(code, message)
    checkTellable(ProviderName)
    checkProviderName(ProviderName, ProviderType)
    checkIdentifiers(pool, ProviderName, said.IdpIdentifiers)
    // The sentence is unverified.
    if (pool.identityProviders.length >= mostProviders)
      throw new Fault('LimitExceededException', `At most ${mostProviders} identity providers are allowed.`)
    const details = readDetails(ProviderType, ProviderDetails)
    const provider = { ProviderName, ProviderType, ProviderDetails: details, ...picked(said) }
    return { provider, dates: makePart(pool, part(ProviderName), provider, taken(said), ports, run) }
  },
}

/** Says anew what a provider is: each member that is said, as a whole. That the others stay is unverified. */
export const changeProvider: Step<Said & Known, Gives> = {
  name: 'change identity provider',
  run(said, ports, run) {
    const { pool, provider: was, ProviderName: name, ProviderDetails } = said
    checkIdentifiers(pool, name, said.IdpIdentifiers)
    const details = ProviderDetails && { ProviderDetails: readDetails(was.ProviderType, ProviderDetails) }
    const provider = { ...was, ...details, ...picked(said) }
    changePart(pool, part(name), provider, gone(name), ports, run)
    const { createdAt } = ports.pools.dates(pool, part(name))
    return { provider, dates: { createdAt, modifiedAt: ports.clock.now() } }
  },
}

/** Takes a provider away. That clients keep its name, and its users stay, is unverified. */
export const deleteProvider: Step<Known> = {
  name: 'delete identity provider',
  run({ pool, provider: { ProviderName } }, _, run) {
    deletePart(pool, part(ProviderName), gone(ProviderName), run)
    return undefined
  },
}
