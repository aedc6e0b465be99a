import { describe } from 'vitest'
import { identity, buyer, tellsEach } from './mistakes.ts'

describe('one finding tells whoever', () => {
  tellsEach([
    {
      name: 'gives a role that trusts another identity pool',
      edit: { 'pools/roles/shop-gold.role.yaml': [['pool: shop,', 'pool: stall,']] },
      more: { 'pools/stall.identity.yaml': 'guests: false\n' },
      rule: 'PW-LINK-020',
      at: [identity, 'shop-gold'],
      says: 'the role `shop-gold` trusts the identity pool `stall`, not this one',
    },
    {
      name: 'gives a role that trusts no identity pool',
      edit: { [identity]: [['role: shop-gold', 'role: shop-auditor']] },
      rule: 'PW-LINK-020',
      at: [identity, 'shop-auditor'],
      says: 'the role `shop-auditor` does not trust identity pools',
      help: 'write `trust: { type: identityPool, pool: shop, as: authenticated, tagSession: true }` in the role',
    },
    {
      name: 'gives guests the role of those who signed in',
      edit: { [identity]: [['roles: { authenticated: shop-buyer }', 'roles: { guest: shop-gold }']] },
      rule: 'PW-LINK-020',
      at: [identity, 'shop-gold }\n'],
      says: 'the role `shop-gold` trusts `authenticated` and is given to `guest`',
    },
    {
      name: 'maps tags to a role that may not be tagged',
      edit: { 'pools/roles/shop-gold.role.yaml': [[', tagSession: true', '']] },
      rule: 'PW-LINK-021',
      at: [identity, 'shop-gold'],
      says: 'the role `shop-gold` may not be tagged, and `tags` are mapped: nobody would get it',
      help: 'say `tagSession: true` in its `trust`',
    },
    {
      name: 'writes a statement without an action',
      edit: { [buyer]: [['{ sid: NoDelete, do: s3:DeleteObject*, ', '{ sid: NoDelete, ']] },
      rule: 'PW-LINK-022',
      at: [buyer, '{ sid: NoDelete'],
      says: 'the statement says no action',
      help: 'write `do` or `notDo`',
    },
    {
      name: 'writes a statement without a resource',
      edit: { [buyer]: [[", on: '*' }", ' }']] },
      rule: 'PW-LINK-023',
      at: [buyer, '{ sid: NoDelete'],
      says: 'the statement says no resource',
    },
  ])
})
