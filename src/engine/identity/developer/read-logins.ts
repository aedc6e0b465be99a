import { Fault } from '../../../model/fault.ts'
import type { IdentityPool } from '../../../model/model.ts'
import type { Step } from '../../flow.ts'
import { developerMethod } from '../open-id-token.ts'
import type { ProvenLogin } from '../proven-login.ts'
import { verifyLogins } from '../verify-logins.ts'
import { providerOf } from './provider-of.ts'

type Logins = Readonly<Record<string, string>>

/** Of the name of a developer's user, as DeveloperUserIdentifier has it. */
const longest = 1024

/** The user that a developer vouches for, which is believed, and logins of other providers beside, which are verified. */
export const readDeveloperLogins: Step<
  { identityPool: IdentityPool; Logins: Logins },
  { logins: readonly [ProvenLogin, ...ProvenLogin[]] }
> = {
  name: 'read developer logins',
  parts: [verifyLogins],
  async run({ identityPool, Logins }, ports, run) {
    const provider = providerOf(identityPool)
    const user = Object.hasOwn(Logins, provider) ? Logins[provider] : undefined
    // The sentence is unverified.
    if (user === undefined)
      throw new Fault('InvalidParameterException', `Logins must name a user of ${provider}.`)
    // No operation could ask for somebody of a longer name. The sentence is unverified.
    if ([...user].length > longest)
      throw new Fault('InvalidParameterException', `A user of ${provider} has at most ${longest} characters.`)
    const others = Object.fromEntries(Object.entries(Logins).filter(([key]) => key !== provider))
    const { logins } = await verify({ identityPool, Logins: others }, ports, run)
    const own: ProvenLogin = {
      kind: 'developer',
      provider,
      subject: user,
      names: [provider],
      claims: {},
      amr: [provider, developerMethod(provider, identityPool.id, user)],
    }
    return { logins: [own, ...logins] }
  },
}

/** This operation has another code where a provider does not answer. */
const verify: typeof verifyLogins.run = async (...given) => {
  try {
    return await verifyLogins.run(...given)
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'ExternalServiceException') throw error
    throw new Fault('InternalErrorException', error.message, { cause: error })
  }
}
