import { expect, it } from 'vitest'
import { elsewhere } from '../../../src/review/rules/elsewhere.ts'
import { rules } from '../../../src/review/rules/rules.ts'
import { found } from './found.ts'

it('has a rule or a reason for every concern about files', () => {
  const known = [...rules, ...elsewhere].map(({ id }) => id).filter((id) => id.startsWith('PW-FILE-'))
  expect(known.toSorted()).toEqual(
    ['001', '002', '003', '004', '005', '006', '010'].map((id) => `PW-FILE-${id}`),
  )
})

const trust = 'trust: { type: service, service: lambda.amazonaws.com }\n'

it.each([
  [
    'domains',
    { 'pools/a.pool.yaml': 'domain: { name: shop }\n', 'pools/b.pool.yaml': 'domain: { name: shop }\n' },
    1,
  ],
  [
    'other domains',
    { 'pools/a.pool.yaml': 'domain: { name: a }\n', 'pools/b.pool.yaml': 'domain: { name: b }\n' },
    0,
  ],
  [
    'names of roles',
    { 'pools/a.role.yaml': trust, 'pools/b.role.yaml': `${trust}aws: { RoleName: A }\n` },
    1,
  ],
  ['roles', { 'pools/a.role.yaml': trust, 'pools/b.role.yaml': trust }, 0],
  [
    'issuers',
    {
      'pools/a.oidc-provider.yaml': 'url: https://login.corp.example\naudiences: [a]\n',
      'pools/b.oidc-provider.yaml': 'url: https://login.corp.example/\naudiences: [b]\n',
    },
    1,
  ],
])('tells of %s that two have, and of nothing else: %#', async (_, project, times) => {
  expect(await found(project, 'PW-FILE-005')).toHaveLength(times)
})
