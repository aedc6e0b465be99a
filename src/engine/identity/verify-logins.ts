import type { IdentityPool } from '../../model/model.ts'
import type { Step } from '../flow.ts'
import type { Ports } from '../ports.ts'
import * as kinds from './logins/index.ts'
import type { ProvenLogin, ShownLogin } from './proven-login.ts'
import { notSupported } from './refusals.ts'

/** Verifies every login that a caller shows, each by its own kind of provider. None is no refusal: guests have none. */
export const verifyLogins: Step<
  { identityPool: IdentityPool; Logins?: Readonly<Record<string, string>> | undefined },
  { logins: readonly ProvenLogin[] }
> = {
  name: 'verify logins',
  async run({ identityPool, Logins = {} }, ports) {
    const shown = Object.entries(Logins).map(([key, token]) => ({ identityPool, key, token }))
    return { logins: await Promise.all(shown.map((one) => prove(one, ports))) }
  },
}

async function prove(shown: ShownLogin, ports: Ports): Promise<ProvenLogin> {
  for (const kind of Object.values(kinds)) {
    const proven = await kind(shown, ports)
    if (proven) return proven
  }
  throw notSupported()
}
