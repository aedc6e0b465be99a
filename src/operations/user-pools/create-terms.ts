import { flow } from '../../engine/flow.ts'
import { makeTerms } from '../../engine/pools/make-terms.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findClient } from '../../engine/steps/find-client.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayTerms } from '../say-terms.ts'

/** Says where the people of a client read its terms of use or its privacy policy, by language. */
export const CreateTerms = operation(
  'CreateTerms',
  'admin',
  flow<Api['CreateTerms']['input']>('CreateTerms').step(findClient).step(refuseDeclared()).step(makeTerms),
  ({ pool, terms }) => ({ Terms: sayTerms(pool, terms) }),
)
