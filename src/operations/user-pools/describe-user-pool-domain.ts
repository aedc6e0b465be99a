import { flow, type Step } from '../../engine/flow.ts'
import { domainsOf } from '../../engine/pools/change-domain.ts'
import type { Api } from '../../model/api.ts'
import type { UserPoolDomainProperties } from '../../model/cloudformation.ts'
import type { UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'
import { sayDomain } from '../say-domain.ts'

type Found = { readonly pool: UserPool; readonly domain: UserPoolDomainProperties }

const lookUpDomain: Step<{ Domain: string }, { found: Found | undefined }> = {
  name: 'look up domain',
  async run({ Domain }, { pools }) {
    const pool = await pools.byDomain(Domain)
    const domain = pool && domainsOf(pool).find((each) => each.Domain === Domain)
    return { found: pool && domain && { pool, domain } }
  },
}

/** Tells whose a domain is and how it is set up; nothing of one that nobody has. */
export const DescribeUserPoolDomain = operation(
  'DescribeUserPoolDomain',
  'admin',
  flow<Api['DescribeUserPoolDomain']['input']>('DescribeUserPoolDomain').step(lookUpDomain),
  ({ found }) => ({ DomainDescription: found ? sayDomain(found.pool, found.domain) : {} }),
)
