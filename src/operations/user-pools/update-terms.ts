import { flow } from '../../engine/flow.ts'
import { changeTerms, findTerms } from '../../engine/pools/make-terms.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayTerms } from '../say-terms.ts'

/** Says anew what terms are: what is left out stays, and links are said as a whole. */
export const UpdateTerms = operation(
  'UpdateTerms',
  'admin',
  flow<Api['UpdateTerms']['input']>('UpdateTerms')
    .step(findPool)
    .step(refuseDeclared())
    .step(findTerms)
    .step(changeTerms),
  ({ pool, terms }) => ({ Terms: sayTerms(pool, terms) }),
)
