import { expect, it } from 'vitest'
import { linkedPools } from '../../../src/adapters/pools/linked-pools.ts'
import type { Api } from '../../../src/model/api.ts'
import { world } from '../../world.ts'
import { pulledModel } from './pulled-model.ts'
import { ask } from './told-pool.ts'

it('says the terms of clients in a file, under the ids that the API gave them, and leaves what it cannot say', async () => {
  const { ports, store } = await world()
  const made = await ask(ports, 'CreateUserPool', { PoolName: 'shop' })
  const { Id: UserPoolId } = made['UserPool'] as { Id: string }
  const web = await ask(ports, 'CreateUserPoolClient', { UserPoolId, ClientName: 'web' })
  const { ClientId } = web['UserPoolClient'] as { ClientId: string }
  const create = async (TermsName: string, Links: Record<string, string>) => {
    const said = { UserPoolId, ClientId, TermsName, TermsSource: 'LINK', Enforcement: 'NONE', Links }
    const { Terms } = (await ask(ports, 'CreateTerms', said)) as Api['CreateTerms']['output']
    return Terms
  }
  const terms = {
    use: await create('terms-of-use', {
      'cognito:default': 'https://shop.example.com/terms',
      'cognito:korean': 'https://shop.example.com/ko/terms',
    }),
    privacy: await create('privacy-policy', { 'cognito:default': 'shop.example.com/privacy' }),
  }
  const { model, text } = await pulledModel(store)
  expect(text).toContain('korean: https://shop.example.com/ko/terms')
  expect(text).not.toContain('shop.example.com/privacy')
  const secrets = { derived: () => '', bound: () => '' }
  const pools = linkedPools(model, { url: 'http://localhost:9340' }, secrets, store)
  for (const each of Object.values(terms)) {
    const asked = { UserPoolId, TermsId: each?.TermsId }
    const told = (await ask({ ...ports, pools }, 'DescribeTerms', asked)) as Api['DescribeTerms']['output']
    expect(told.Terms).toMatchObject({ TermsName: each?.TermsName, Links: each?.Links, ClientId })
  }
})
