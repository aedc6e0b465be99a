import type { IdentityApi } from '../../../model/api.ts'
import type { IdentityPoolPrincipalTagProperties } from '../../../model/cloudformation.ts'
import { Fault } from '../../../model/fault.ts'
import type { IdentityPool } from '../../../model/model.ts'
import type { Step } from '../../flow.ts'
import { changePool } from './change-pool.ts'

type Input = IdentityApi['SetPrincipalTagAttributeMap']['input']

// Of all keys together with the claims they are taken from.
const mostBytes = 460

/** Says which claims of a provider become principal tags. */
export const setTagMap: Step<
  Omit<Input, 'IdentityPoolId'> & { identityPool: IdentityPool },
  { map: IdentityPoolPrincipalTagProperties }
> = {
  name: 'set principal tags',
  run({ identityPool, IdentityProviderName, UseDefaults, PrincipalTags = {} }, _, run) {
    const bytes = Object.entries(PrincipalTags)
      .flat()
      .reduce((sum, text) => sum + Buffer.byteLength(text), 0)
    // What counts, and the sentence, are unverified.
    if (bytes > mostBytes)
      throw new Fault('InvalidParameterException', `Principal tags have at most ${mostBytes} bytes.`)
    const map = { IdentityProviderName, UseDefaults: UseDefaults ?? false, PrincipalTags }
    changePool(identityPool, { principalTags: map }, run)
    return { map }
  },
}

/** What is said of a provider's principal tags; nothing, where nobody has said anything. */
export const readTagMap: Step<
  { identityPool: IdentityPool; IdentityProviderName: string },
  { map: IdentityPoolPrincipalTagProperties }
> = {
  name: 'read principal tags',
  run({ identityPool, IdentityProviderName }) {
    const found = identityPool.principalTags.find((map) => map.IdentityProviderName === IdentityProviderName)
    return { map: { UseDefaults: false, PrincipalTags: {}, ...found, IdentityProviderName } }
  },
}
