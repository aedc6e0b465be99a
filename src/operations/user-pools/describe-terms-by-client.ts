import { flow } from '../../engine/flow.ts'
import { findClientTerms } from '../../engine/pools/make-terms.ts'
import { findClient } from '../../engine/steps/find-client.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayTerms } from '../say-terms.ts'

/** Tells what terms are, by the client whose they are and their name. */
export const DescribeTermsByClient = operation(
  'DescribeTermsByClient',
  'admin',
  flow<Api['DescribeTermsByClient']['input']>('DescribeTermsByClient').step(findClient).step(findClientTerms),
  ({ pool, terms }) => ({ Terms: sayTerms(pool, terms) }),
)
