import type { Api } from '../../model/api.ts'
import type { UserPoolDomainProperties } from '../../model/cloudformation.ts'
import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Refusal } from '../effect.ts'
import type { Step } from '../flow.ts'
import { changePart, deletePart, makePart, partsOf } from './parts.ts'

type Domain = UserPoolDomainProperties
type Said = Api['CreateUserPoolDomain']['input'] & { readonly pool: UserPool }
type Known = { readonly pool: UserPool; readonly domain: Domain }

const mostOwnDomains = 4
const reserved = ['aws', 'amazon', 'cognito']
// The model of the API holds all domains to it, though Cognito takes a pool's own with their dots.
const prefix = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const part = (name: string) => ({ kind: 'domain', name }) as const
// The sentences are as seen in issue threads, where nothing else is said.
const invalid = (message: string) => new Fault('InvalidParameterException', message)
const taken: Refusal = {
  code: 'InvalidParameterException',
  message: 'Domain already associated with another user pool.',
}
const gone: Refusal = {
  code: 'InvalidParameterException',
  message: 'No such domain or user pool exists.',
}

/** The domains of a pool: a prefix, a domain of its own, both or neither. */
export const domainsOf = (pool: UserPool): readonly Domain[] => [
  ...(pool.domain ? [pool.domain] : []),
  ...partsOf(pool, 'domain').map(({ body }) => body as unknown as Domain),
]

const picked = ({ ManagedLoginVersion, CustomDomainConfig, Routing }: Said) =>
  ({
    ...(ManagedLoginVersion !== undefined && { ManagedLoginVersion }),
    ...(CustomDomainConfig && { CustomDomainConfig }),
    ...(Routing && { Routing }),
  }) as Partial<Domain>

/** Refuses what no domain of the pool could be. */
function check({ properties }: UserPool, { Domain, CustomDomainConfig, ManagedLoginVersion = 1 }: Domain) {
  if (!CustomDomainConfig) {
    const word = reserved.find((each) => Domain.includes(each))
    if (word !== undefined) throw invalid(`Domain cannot contain reserved word: ${word}`)
    if (!prefix.test(Domain))
      throw invalid(
        'The domain name contains an invalid character. Domain names can only contain lower-case letters, numbers, and hyphens. Please enter a different name that follows this format: ^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$',
      )
  }
  // The sentence is unverified.
  if (ManagedLoginVersion !== 1 && ManagedLoginVersion !== 2)
    throw invalid('Managed login version must be 1 or 2.')
  if (ManagedLoginVersion === 2 && properties.UserPoolTier === 'LITE')
    throw new Fault('FeatureUnavailableInTierException')
}

/** Finds a domain of the pool. */
export const findDomain: Step<{ pool: UserPool; Domain: string }, { domain: Domain }> = {
  name: 'find domain',
  run({ pool, Domain }) {
    const domain = domainsOf(pool).find((each) => each.Domain === Domain)
    if (!domain) throw new Fault(gone.code, gone.message)
    return { domain }
  },
}

/** Gives a pool a domain: one prefix at most, and one domain of its own. */
export const makeDomain: Step<Said, { domain: Domain }> = {
  name: 'make domain',
  async run(said, ports, run) {
    const { pool, Domain } = said
    const domain = { Domain, ManagedLoginVersion: 1, ...picked(said) }
    check(pool, domain)
    const own = domain.CustomDomainConfig !== undefined
    if (domainsOf(pool).some(({ CustomDomainConfig }) => (CustomDomainConfig !== undefined) === own))
      throw invalid('User pool already has a domain configured.')
    if (await ports.pools.byDomain(Domain)) throw new Fault(taken.code, taken.message)
    if (own) {
      const others = (await ports.pools.all()).filter(({ region }) => region === pool.region)
      const count = others.flatMap(domainsOf).filter(({ CustomDomainConfig }) => CustomDomainConfig).length
      // The sentence is unverified.
      if (count >= mostOwnDomains)
        throw new Fault('LimitExceededException', `At most ${mostOwnDomains} custom domains are allowed.`)
    }
    makePart(pool, part(Domain), domain, taken, ports, run)
    return { domain }
  },
}

/** Says anew what a domain is. That what is left out stays as it is, is unverified. */
export const changeDomain: Step<Said & Known, { domain: Domain }> = {
  name: 'change domain',
  run(said, ports, run) {
    const { pool, domain: was } = said
    // The sentence is unverified.
    if (said.CustomDomainConfig && !was.CustomDomainConfig)
      throw invalid('A prefix domain has no certificate.')
    const domain = { ...was, ...picked(said) }
    check(pool, domain)
    changePart(pool, part(domain.Domain), domain, gone, ports, run)
    return { domain }
  },
}

/** Takes a domain from a pool, and lets others have it. */
export const deleteDomain: Step<Known> = {
  name: 'delete domain',
  run({ pool, domain: { Domain } }, _, run) {
    deletePart(pool, part(Domain), gone, run)
    return undefined
  },
}
