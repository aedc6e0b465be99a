import { Fault } from '../../../model/fault.ts'
import type { IdentityPool } from '../../../model/model.ts'

/** The developer provider of a pool: the one that is meant, or the only one there is. */
export function providerOf({ properties }: IdentityPool, named?: string): string {
  const { DeveloperProviderName: provider } = properties
  // The code and the sentences are unverified.
  if (provider === undefined)
    throw new Fault('InvalidParameterException', 'The identity pool has no developer provider.')
  if (named !== undefined && named !== provider)
    throw new Fault('InvalidParameterException', `The identity pool has no developer provider ${named}.`)
  return provider
}
