import { Fault } from '../../model/fault.ts'
import type { HandOff } from '../../model/hand-off.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import { flow, type Step } from '../flow.ts'
import type { PageOutcome } from '../oauth/sign-in-at-pages.ts'
import type { Texts } from '../sign-in/turn.ts'
import { providersOf } from './choose-provider.ts'
import type { Spoken } from './federation-port.ts'
import { receiveIdentity } from './receive-identity.ts'
import type { Receiving } from './receiving.ts'

/** What has come back from a provider, in the browser that was sent there. */
export interface Returning {
  readonly pool: UserPool
  readonly handOff: HandOff
  /** The parameters of the answer (RFC 6749, section 4.1.2). */
  readonly answer: Texts
}

/** For which app, and from which provider, as both are by now: what was taken away meanwhile lets nobody in. */
export const recallApp: Step<
  Pick<Returning, 'pool' | 'handOff'>,
  Pick<Receiving, 'authorization' | 'idp'> & { readonly client: AppClient }
> = {
  name: 'recall the app',
  run({ pool, handOff: { authorization, provider } }) {
    const client = pool.clients.find(({ id }) => id === authorization.clientId)
    if (!client) throw new Fault('unauthorized_client')
    const idp = providersOf(pool, client).find(({ ProviderName }) => ProviderName === provider)
    if (!idp) throw new Fault('unauthorized_client')
    return { authorization, client, idp }
  },
}

const ask: Step<Returning & Pick<Receiving, 'idp'>, Spoken> = {
  name: 'ask the provider',
  async run({ idp, answer, handOff }, { federation }) {
    const spoken = await federation.ask(idp, answer, handOff)
    if ('error' in spoken) throw new Fault(spoken.error, spoken.description)
    return spoken
  },
}

/** Lets in whoever has come back from a provider that speaks OAuth 2.0. */
export const hearProvider: Step<Returning, { said: PageOutcome }> = flow<Returning>('hear the provider')
  .step(recallApp)
  .step(ask)
  .step(receiveIdentity)
