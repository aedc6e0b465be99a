import { flow, type Step } from '../../engine/flow.ts'
import { page } from '../../engine/page.ts'
import { termsOf, type TermsPart } from '../../engine/pools/make-terms.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import type { UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'
import { sayTermsInList } from '../say-terms.ts'

type Input = Api['ListTerms']['input']

const listTerms: Step<Input & { pool: UserPool }, { terms: readonly TermsPart[]; next: string | undefined }> =
  {
    name: 'list terms',
    run({ pool, MaxResults: limit, NextToken: token }) {
      const { items, next } = page(termsOf(pool), ({ name }) => name, { limit, token })
      return { terms: items, next }
    },
  }

/** Lists the terms of all clients of a pool. */
export const ListTerms = operation(
  'ListTerms',
  'admin',
  flow<Input>('ListTerms').step(findPool).step(listTerms),
  ({ terms, next }) => ({ Terms: terms.map(sayTermsInList), ...(next && { NextToken: next }) }),
)
