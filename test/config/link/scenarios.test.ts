import { describe, expect, it } from 'vitest'
import { load } from '../../../src/config/load.ts'
import { shop } from '../shop.ts'
import { scenario, tellsEach } from './mistakes.ts'

const decide = `  - name: Ana reads what is public
    do: decide
    principal: arn:aws:sts::123456789012:assumed-role/shop-buyer/ana
    action: s3:GetObject
    resource: arn:aws:s3:::shop-users/public/a.png
    expect: { decision: implicitDeny }
`

describe('one finding tells whoever', () => {
  tellsEach([
    {
      name: 'lets somebody sign in to no pool',
      more: {
        'test/sign-in.scenario.yaml': `steps:\n${decide}  - { name: Ana signs in, do: signIn, client: nowhere, by: srp, username: ana }\n`,
      },
      rule: 'PW-LINK-024',
      at: ['test/sign-in.scenario.yaml', 'signIn'],
      says: '`signIn` needs a pool, and the scenario says none',
      help: 'say `pool` at the top of the file',
    },
    {
      name: 'has users of no pool',
      edit: { [scenario]: [['pool: customers\n', '']] },
      rule: 'PW-LINK-024',
      at: [scenario, 'users:'],
      says: '`given.users` needs a pool, and the scenario says none',
    },
    {
      name: 'takes the policies of a role that nothing declares',
      more: { 'test/decide.scenario.yaml': `steps:\n${decide}    role: shop-buyr\n` },
      rule: 'PW-REF-001',
      at: ['test/decide.scenario.yaml', 'shop-buyr'],
      says: 'nothing declares the role `shop-buyr`',
      help: 'did you mean `shop-buyer`?',
    },
    {
      name: 'takes the policies of a role and of a user',
      more: { 'test/decide.scenario.yaml': `steps:\n${decide}    role: shop-buyer\n    user: backend\n` },
      rule: 'PW-FILE-024',
      at: ['test/decide.scenario.yaml', 'role'],
      says: '`role` cannot stand beside `user`',
    },
  ])
})

describe('a scenario', () => {
  it('needs no pool where all that happens is that IAM decides', () => {
    const files = [...shop.files, { path: 'test/decide.scenario.yaml', text: `steps:\n${decide}` }]
    const { findings, model } = load({ ...shop, files, env: 'dev' })
    expect(findings).toEqual([])
    expect(model?.scenarios.map(({ name }) => name)).toContain('decide')
  })
})
