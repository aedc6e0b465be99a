import { flow } from '../../engine/flow.ts'
import { deleteTerms, findTerms } from '../../engine/pools/make-terms.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Takes terms away from their client. */
export const DeleteTerms = operation(
  'DeleteTerms',
  'admin',
  flow<Api['DeleteTerms']['input']>('DeleteTerms')
    .step(findPool)
    .step(refuseDeclared())
    .step(findTerms)
    .step(deleteTerms),
  () => ({}),
)
