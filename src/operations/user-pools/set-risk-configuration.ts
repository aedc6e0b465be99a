import { flow } from '../../engine/flow.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { checkThreatProtection, setRisk } from '../../engine/pools/set-risk.ts'
import { findClientOrAll } from '../../engine/steps/find-client-or-all.ts'
import type { Api } from '../../model/api.ts'
import type { UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'
import { sayRisk } from '../say-risk.ts'

type Known = { pool: UserPool; whose: string }

/** Says as a whole what is done about risks, for all clients or for one: what is left out is no longer so. */
export const SetRiskConfiguration = operation(
  'SetRiskConfiguration',
  'admin',
  flow<Api['SetRiskConfiguration']['input']>('SetRiskConfiguration')
    .step(findClientOrAll)
    .step(refuseDeclared(({ whose }: Known) => ({ kind: 'risk', name: whose })))
    .step(checkThreatProtection)
    .step(setRisk),
  ({ pool, whose, risk, modifiedAt }) => ({ RiskConfiguration: sayRisk(pool, whose, risk, modifiedAt) }),
)
