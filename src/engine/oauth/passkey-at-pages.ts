import type { AppClient, UserPool } from '../../model/pool.ts'
import type { JsonObject } from '../../model/trigger.ts'
import type { User } from '../../model/user.ts'
import { flow, type Step } from '../flow.ts'
import { completeRegistration } from '../passkeys/complete-registration.ts'
import { checkPasskeysTaken, startRegistration } from '../passkeys/start-registration.ts'

/** Who adds a passkey at the pages, where a browser that is known says who it is. */
interface Adding {
  readonly pool: UserPool
  readonly client: AppClient
  readonly user: User
}

/** Draws what a page asks the browser for. */
export const startPasskeyAtPages: Step<Adding, { options: JsonObject }> = flow<Adding>(
  'start registration of a passkey at the pages',
)
  .step(checkPasskeysTaken)
  .step(startRegistration)

type Added = Adding & { readonly credential: string }

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Keeps the passkey that a page has sent, with the checks of the API. */
export const addPasskeyAtPages: Step<Added, object> = flow<Added>('add a passkey at the pages')
  .step(checkPasskeysTaken)
  .step({ name: 'read form', run: ({ credential }: Added) => ({ Credential: parsed(credential) }) })
  .step(completeRegistration)
