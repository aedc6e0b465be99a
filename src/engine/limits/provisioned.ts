import type { Api } from '../../model/api.ts'
import { Fault } from '../../model/fault.ts'
import type { Step } from '../flow.ts'
import type { Ports } from '../ports.ts'
import { homeRegion } from '../home-region.ts'
import { categories, mostProvisioned, type Category } from './categories.ts'

type Definition = Api['GetProvisionedLimit']['input']['LimitDefinition']

interface Named {
  readonly name: string
  readonly category: Category
}

/** A rate as it is told: what everybody has, and what the account has asked for. */
export interface ProvisionedLimit {
  readonly name: string
  readonly free: number
  readonly provisioned: number
}

const invalid = (message: string) => new Fault('InvalidParameterException', message)

/** Finds the category that is meant. All codes and sentences of limits are unverified. */
export const findCategory: Step<{ LimitDefinition: Definition }, Named> = {
  name: 'find category',
  run({ LimitDefinition: { Attributes } }) {
    const { Category: name, ...others } = Attributes
    const [other] = Object.keys(others)
    if (name === undefined) throw invalid('Missing required attribute Category')
    if (other !== undefined) throw invalid(`Unknown attribute ${other}`)
    const category = categories.get(name)
    if (!category) throw new Fault('ResourceNotFoundException', `Category ${name} does not exist.`)
    return { name, category }
  },
}

const regionOf = ({ signer }: Ports['caller']) => signer?.region ?? homeRegion

/** Reads what a region allows. */
export const readLimit: Step<Named, { limit: ProvisionedLimit }> = {
  name: 'read limit',
  async run({ name, category: { free } }, { store, caller }) {
    const provisioned = (await store.provisionedLimit(regionOf(caller), name)) ?? free
    return { limit: { name, free, provisioned } }
  },
}

/** Sets what a region allows; never less than everybody has. */
export const setLimit: Step<Named & { RequestedLimitValue: number }, { limit: ProvisionedLimit }> = {
  name: 'set limit',
  run({ name, category: { free, adjustable }, RequestedLimitValue: value }, { caller }, { effects }) {
    if (!adjustable) throw invalid(`The limit of category ${name} is not adjustable.`)
    if (value < free) throw invalid(`The limit of category ${name} cannot be less than ${free}.`)
    if (value > mostProvisioned)
      throw new Fault(
        'ServiceQuotaExceededException',
        `The limit of category ${name} cannot be more than ${mostProvisioned}.`,
      )
    effects.push({ kind: 'keep limit', region: regionOf(caller), category: name, value })
    return { limit: { name, free, provisioned: value } }
  },
}
