import type { TimeUnit } from '../model/cloudformation.ts'
import type { AppClient } from '../model/pool.ts'
import { presentFlows } from '../model/present-flows.ts'
import type { AuthFlow } from '../model/sign-in.ts'

/** What a client may do that says nothing of it. */
const unsaid = ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH']

/** The one flow of a client that gets tokens for itself, and signs nobody in. */
export const clientTokenFlow = 'ALLOW_CLIENT_TOKEN_AUTH'

/** The flows a client may begin, as `ALLOW_…` names. */
export const allowedFlows = ({ properties: { ExplicitAuthFlows } }: AppClient): readonly string[] =>
  ExplicitAuthFlows?.length ? presentFlows(ExplicitAuthFlows) : unsaid

/** Whether a client may begin this way. Where refresh tokens rotate, only the operation for that takes them. */
export const allows = (client: AppClient, flow: AuthFlow | 'REFRESH_TOKEN_AUTH') =>
  allowedFlows(client).includes(`ALLOW_${flow}`) && !(flow === 'REFRESH_TOKEN_AUTH' && rotation(client))

/** Whether a client answers the same for a user who does not exist. The API's own default says who exists. */
export const hidesUsers = ({ properties }: AppClient) => properties.PreventUserExistenceErrors === 'ENABLED'

const seconds: Readonly<Record<TimeUnit, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 }

/** How long things of a client last, in seconds. */
export function lifetimes({ properties }: AppClient) {
  const { AccessTokenValidity, IdTokenValidity, RefreshTokenValidity, TokenValidityUnits: units } = properties
  return {
    access:
      (AccessTokenValidity || 1) * seconds[AccessTokenValidity ? (units?.AccessToken ?? 'hours') : 'hours'],
    id: (IdTokenValidity || 1) * seconds[IdTokenValidity ? (units?.IdToken ?? 'hours') : 'hours'],
    refresh:
      (RefreshTokenValidity || 30) * seconds[RefreshTokenValidity ? (units?.RefreshToken ?? 'days') : 'days'],
    session: (properties.AuthSessionValidity ?? 3) * 60,
  }
}

/** The rule by which refresh tokens are replaced when used; none where they stay. */
export const rotation = ({ properties: { RefreshTokenRotation } }: AppClient) =>
  RefreshTokenRotation?.Feature === 'ENABLED'
    ? { graceSeconds: RefreshTokenRotation.RetryGracePeriodSeconds ?? 0 }
    : undefined

/** Whether tokens can be revoked, and so carry `origin_jti` and `jti`. */
export const revocable = (client: AppClient) =>
  client.properties.EnableTokenRevocation !== false || rotation(client) !== undefined
