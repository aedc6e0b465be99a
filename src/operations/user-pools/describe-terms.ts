import { flow } from '../../engine/flow.ts'
import { findTerms } from '../../engine/pools/make-terms.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayTerms } from '../say-terms.ts'

/** Tells what terms are, by their id. */
export const DescribeTerms = operation(
  'DescribeTerms',
  'admin',
  flow<Api['DescribeTerms']['input']>('DescribeTerms').step(findPool).step(findTerms),
  ({ pool, terms }) => ({ Terms: sayTerms(pool, terms) }),
)
