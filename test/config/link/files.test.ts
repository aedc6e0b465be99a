import { describe } from 'vitest'
import { pool, buyer, strict, claims, tellsEach } from './mistakes.ts'

describe('one finding tells whoever', () => {
  tellsEach([
    {
      name: 'declares one name twice',
      more: {
        'pools/copy/shop-buyer.role.yaml': 'trust: { type: service, service: lambda.amazonaws.com }\n',
      },
      rule: 'PW-REF-002',
      at: [buyer, '# yaml-language-server'],
      says: 'the role `shop-buyer` is declared twice',
    },
    {
      name: 'begins a role from a fragment of pools',
      edit: { [buyer]: [['description: Signed-in shoppers', 'use: [strict]']] },
      rule: 'PW-REF-003',
      at: [buyer, 'strict'],
      says: 'the fragment `strict` is a part of a pool, not of a role',
    },
    {
      name: 'begins a client from a fragment of pools',
      edit: { [pool]: [['  batch:\n', '  batch:\n    use: [strict]\n']] },
      rule: 'PW-REF-003',
      at: [pool, 'strict]\n    secret'],
      says: 'the fragment `strict` is a part of a pool, not of a client',
    },
    {
      name: 'lets a fragment use another',
      edit: {
        [strict]: [
          [
            '  deletionProtection: true\n',
            '  deletionProtection: true\n  clients: { web: { use: [strict] } }\n',
          ],
        ],
      },
      rule: 'PW-REF-004',
      at: [strict, 'use: [strict]'],
      says: 'a fragment cannot use another',
    },
    {
      name: 'misspells a script',
      edit: { [claims]: [['script: ./claims.ts', 'script: ./clams.ts']] },
      rule: 'PW-REF-005',
      at: [claims, './clams.ts'],
      says: 'there is no file `triggers/clams.ts`',
      help: 'did you mean `./claims.ts`?',
    },
    {
      name: 'puts a trigger outside its folder',
      more: { 'pools/late.trigger.yaml': 'script: ./late.ts\nhooks: [preSignUp]\n' },
      rule: 'PW-REF-006',
      at: ['pools/late.trigger.yaml', './late.ts'],
      says: 'the script `pools/late.ts` lies outside `triggers/`',
      help: 'move the trigger and its script there',
    },
    {
      name: 'pins two pools to one id',
      edit: { [pool]: [['description: Consumers of the shop', 'id: us-east-1_Shop']] },
      more: { 'pools/other.pool.yaml': 'id: us-east-1_Shop\n' },
      rule: 'PW-REF-007',
      at: ['pools/other.pool.yaml', 'us-east-1_Shop'],
      says: 'the pool `other` and the pool `customers` have one id, `us-east-1_Shop`',
    },
    {
      name: 'pins two clients to one id',
      edit: {
        [pool]: [
          ['  web:\n    oauth', '  web:\n    id: same\n    oauth'],
          ['  batch:\n', '  batch:\n    id: same\n'],
        ],
      },
      rule: 'PW-REF-007',
      at: [pool, 'same\n    secret'],
      says: 'the client `batch` of `customers` and the client `web` of `customers` have one id, `same`',
    },
    {
      name: 'names a trigger as a function is named',
      more: { 'triggers/customers-preSignUp.trigger.yaml': 'script: ./claims.ts\nhooks: [preSignUp]\n' },
      rule: 'PW-REF-008',
      at: ['triggers/customers-preSignUp.trigger.yaml', 'script'],
      says: '`customers-preSignUp` is the name of the function that runs the stages of `preSignUp` of `customers`',
    },
  ])
})
