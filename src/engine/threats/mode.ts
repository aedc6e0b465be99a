import type { RiskConfigurationProperties } from '../../model/cloudformation.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { AuthFlow } from '../../model/sign-in.ts'
import { riskOf } from '../pools/set-risk.ts'
import { hasThreatProtection } from '../pools/tier.ts'
import { everyClient } from '../steps/find-client-or-all.ts'

/** Whether risks are looked at, and whether anything is done about them. */
export type ThreatMode = 'OFF' | 'AUDIT' | 'ENFORCED'

/** How a pool meets risks. Sign-ins by custom challenges have a word of their own, and are let be without it. */
export function threatMode(pool: UserPool, flow?: AuthFlow): ThreatMode {
  if (!hasThreatProtection(pool)) return 'OFF'
  const { AdvancedSecurityMode = 'OFF', AdvancedSecurityAdditionalFlows: { CustomAuthMode } = {} } =
    pool.properties.UserPoolAddOns ?? {}
  return flow === 'CUSTOM_AUTH' ? (CustomAuthMode ?? 'OFF') : AdvancedSecurityMode
}

/** What is done about risks at a client: what is said of it alone, as a whole, or else what is said of all. */
export const riskAt = (pool: UserPool, client: AppClient | undefined): Partial<RiskConfigurationProperties> =>
  (client && ownRisk(pool, client)) ?? riskOf(pool, everyClient) ?? {}

const ownRisk = (pool: UserPool, { id }: AppClient) => riskOf(pool, id)
