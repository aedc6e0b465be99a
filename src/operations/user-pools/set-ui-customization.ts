import { flow } from '../../engine/flow.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { setUi } from '../../engine/pools/set-ui.ts'
import { findClientOrAll } from '../../engine/steps/find-client-or-all.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayUi } from '../say-ui.ts'

/** Says as a whole how the classic pages look, of all clients or of one: what is left out is no longer so. */
export const SetUICustomization = operation(
  'SetUICustomization',
  'admin',
  flow<Api['SetUICustomization']['input']>('SetUICustomization')
    .step(findClientOrAll)
    .step(refuseDeclared())
    .step(setUi),
  ({ pool, ui }) => ({ UICustomization: sayUi(pool, ui) }),
)
