import type { Authorization } from '../../model/authorization.ts'
import type { UserPool } from '../../model/pool.ts'

/** Whether an app may still be told anything: what was its address when a browser was sent away may no longer be. */
export const stillAppAddress = (
  { clients }: UserPool,
  { clientId, redirectUri }: Pick<Authorization, 'clientId' | 'redirectUri'>,
): boolean =>
  clients.some(
    ({ id, properties }) => id === clientId && properties.CallbackURLs?.includes(redirectUri) === true,
  )
