import { flow } from '../../engine/flow.ts'
import { addAttributes } from '../../engine/pools/add-attributes.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { refuseWhileImporting } from '../../engine/imports/refuse-while-importing.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Gives the users of a pool more attributes; there is no way back. */
export const AddCustomAttributes = operation(
  'AddCustomAttributes',
  'admin',
  flow<Api['AddCustomAttributes']['input']>('AddCustomAttributes')
    .step(findPool)
    .step(refuseDeclared())
    .step(refuseWhileImporting)
    .step(addAttributes),
  () => ({}),
)
