import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import { flow, type Step } from '../flow.ts'
import { drawState, keepHandOff, type HandingOff } from './hand-off.ts'
import type { Sent } from './federation-port.ts'

/** Who is to be sent to a provider, and for which app. */
export interface Sending extends Omit<HandingOff, 'state' | 'proofs'>, Pick<Sent, 'loginHint' | 'prompt'> {
  readonly pool: UserPool
  readonly client: AppClient
}

type Drawn = Sending & { readonly state: string }

const askForAddress: Step<Drawn, { address: string; proofs: HandingOff['proofs'] }> = {
  name: 'ask where the provider is',
  async run({ idp, state, returnTo, loginHint, prompt }, { federation, random }) {
    const nonce = random.bytes(32).toString('base64url')
    const codeVerifier = random.bytes(32).toString('base64url')
    const begun = await federation.begin(idp, {
      state,
      nonce,
      codeVerifier,
      returnTo,
      ...(loginHint !== undefined && { loginHint }),
      ...(prompt !== undefined && { prompt }),
    })
    if ('error' in begun) throw new Fault(begun.error, begun.description)
    return { address: begun.address, proofs: { nonce, ...(begun.pkce && { codeVerifier }) } }
  },
}

/** Sends a browser to a provider that speaks OAuth 2.0, and keeps what it was sent for. */
export const sendToProvider: Step<Sending, { address: string }> = flow<Sending>('send to the provider')
  .step(drawState)
  .step(askForAddress)
  .step(keepHandOff)
