import type { Api } from '../../model/api.ts'
import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import { standardAttributes } from '../../model/standard-attributes.ts'
import type { Step } from '../flow.ts'
import { changePool } from './change-pool.ts'
import { readAttribute } from './read-pool.ts'

type Said = Api['AddCustomAttributes']['input']['CustomAttributes']

const mostAttributes = 50

/** Gives the users of a pool more attributes, which can never be taken away or changed again. */
export const addAttributes: Step<{ pool: UserPool; CustomAttributes: Said }> = {
  name: 'add attributes',
  run({ pool, CustomAttributes }, ports, run) {
    const added = CustomAttributes.map(readAttribute)
    const all = [...(pool.properties.Schema ?? []), ...added]
    const own = all.filter(({ Name }) => !standardAttributes.has(Name))
    // The sentences are unverified.
    for (const { Name } of added)
      if (all.filter((other) => other.Name === Name).length > 1 || standardAttributes.has(Name))
        throw new Fault(
          'InvalidParameterException',
          `custom:${Name}: Existing attribute already has name ${Name}.`,
        )
    if (own.length > mostAttributes)
      throw new Fault('InvalidParameterException', `At most ${mostAttributes} custom attributes are allowed.`)
    changePool(pool, { ...pool.properties, Schema: all }, ports, run, 'TooManyRequestsException')
    return undefined
  },
}
