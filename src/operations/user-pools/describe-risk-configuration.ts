import { flow, type Step } from '../../engine/flow.ts'
import { checkThreatProtection, riskOf } from '../../engine/pools/set-risk.ts'
import { findClientOrAll } from '../../engine/steps/find-client-or-all.ts'
import type { Api } from '../../model/api.ts'
import type { RiskConfigurationProperties } from '../../model/cloudformation.ts'
import type { UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'
import { sayRisk } from '../say-risk.ts'

const readRisk: Step<
  { pool: UserPool; whose: string },
  { risk: Partial<RiskConfigurationProperties>; modifiedAt: number | undefined }
> = {
  name: 'read risk configuration',
  run({ pool, whose }, { pools }) {
    const risk = riskOf(pool, whose)
    const modifiedAt = risk && pools.dates(pool, { kind: 'risk', name: whose }).modifiedAt
    return { risk: risk ?? {}, modifiedAt }
  },
}

/** Tells what is done about risks, for all clients, or for one that has words of its own. */
export const DescribeRiskConfiguration = operation(
  'DescribeRiskConfiguration',
  'admin',
  flow<Api['DescribeRiskConfiguration']['input']>('DescribeRiskConfiguration')
    .step(findClientOrAll)
    .step(checkThreatProtection)
    .step(readRisk),
  ({ pool, whose, risk, modifiedAt }) => ({ RiskConfiguration: sayRisk(pool, whose, risk, modifiedAt) }),
)
