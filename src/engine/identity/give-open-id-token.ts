import type { IdentityPool } from '../../model/model.ts'
import type { Step } from '../flow.ts'
import { leadingLogin } from './leading-login.ts'
import { signOpenIdToken } from './open-id-token.ts'
import type { ProvenLogin } from './proven-login.ts'
import { classicOff } from './refusals.ts'

/** The basic flow is only for pools that say so. */
export const checkClassicFlow: Step<{ identityPool: IdentityPool }> = {
  name: 'check that the basic flow is on',
  run({ identityPool }) {
    if (!identityPool.properties.AllowClassicFlow) throw classicOff()
    return undefined
  },
}

// Ten minutes.
const usual = 600

/**
 * Gives an identity a token by which STS knows it: the basic flow, in which the caller chooses the role. One that
 * was got by a developer's token ends with it, or whoever has that could go on for ever; that is unverified.
 */
export const giveOpenIdToken: Step<
  { identityPool: IdentityPool; logins: readonly ProvenLogin[]; identityId: string },
  { token: string }
> = {
  name: 'give OpenID token',
  async run({ identityPool, logins, identityId }, ports) {
    const amr = logins.flatMap((login) => login.amr)
    const tags = leadingLogin(identityPool, logins)?.tags ?? {}
    const now = Math.floor(ports.clock.now() / 1000)
    const seconds = Math.min(usual, ...logins.flatMap(({ token }) => (token ? token.ends - now : [])))
    return { token: await signOpenIdToken({ identityPool, identityId, amr, tags, seconds }, ports) }
  },
}
