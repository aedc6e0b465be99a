import { flow } from '../../engine/flow.ts'
import { findUi } from '../../engine/pools/set-ui.ts'
import { findClientOrAll } from '../../engine/steps/find-client-or-all.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayUi } from '../say-ui.ts'

/** Tells how the classic pages look: as was said of the client, else of all clients. */
export const GetUICustomization = operation(
  'GetUICustomization',
  'admin',
  flow<Api['GetUICustomization']['input']>('GetUICustomization').step(findClientOrAll).step(findUi),
  ({ pool, ui }) => ({ UICustomization: sayUi(pool, ui) }),
)
