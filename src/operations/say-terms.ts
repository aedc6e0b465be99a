import type { TermsPart } from '../engine/pools/make-terms.ts'
import type { Api } from '../model/api.ts'
import type { UserPool } from '../model/pool.ts'
import { sayDates } from './read-dates.ts'

type Answer = NonNullable<Api['DescribeTerms']['output']['Terms']>
type Line = Api['ListTerms']['output']['Terms'][number]

/** Terms as the API says them. */
export function sayTerms({ id: UserPoolId }: UserPool, terms: TermsPart): Answer {
  const { id: TermsId, client: ClientId, ...said } = terms.body
  return { TermsId, UserPoolId, ClientId, ...said, ...sayDates(terms) }
}

/** Terms as a list says them. */
export const sayTermsInList = (terms: TermsPart): Line => ({
  TermsId: terms.body.id,
  TermsName: terms.body.TermsName,
  Enforcement: terms.body.Enforcement,
  ...sayDates(terms),
})
