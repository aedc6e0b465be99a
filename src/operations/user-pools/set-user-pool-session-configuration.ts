import { flow } from '../../engine/flow.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { checkTier } from '../../engine/sessions/rules.ts'
import { sessionRules, setSessions } from '../../engine/sessions/set-rules.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayPoolSessions } from '../say-user-session.ts'

/** Says as a whole whether the sessions of a pool's users are tracked, and how many each may have. */
export const SetUserPoolSessionConfiguration = operation(
  'SetUserPoolSessionConfiguration',
  'admin',
  flow<Api['SetUserPoolSessionConfiguration']['input']>('SetUserPoolSessionConfiguration')
    .step(findPool)
    .step(refuseDeclared(() => sessionRules()))
    .step(checkTier)
    .step(setSessions),
  ({ pool, sessions }) => sayPoolSessions({ ...pool, sessions }),
)
