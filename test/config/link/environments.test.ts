import { describe } from 'vitest'
import { dev, prod, tellsEach } from './mistakes.ts'

describe('one finding tells whoever', () => {
  tellsEach([
    {
      name: 'patches a resource that is misspelt',
      edit: { [prod]: [['pool/customers:', 'pool/custmers:']] },
      env: 'prod',
      rule: 'PW-ENV-002',
      at: [prod, 'pool/custmers'],
      says: 'nothing declares `pool/custmers`',
      help: 'did you mean `pool/customers`?',
    },
    {
      name: 'patches a resource of another kind',
      edit: { [prod]: [['pool/customers:', 'role/customers:']] },
      env: 'prod',
      rule: 'PW-ENV-002',
      at: [prod, 'role/customers'],
      says: 'nothing declares `role/customers`',
    },
    {
      name: 'patches a key that is misspelt',
      edit: { [dev]: [['deletionProtection: false', 'deletionProtecton: false']] },
      rule: 'PW-ENV-003',
      at: [dev, 'deletionProtecton'],
      says: '`pool/customers` has no `deletionProtecton` to change',
      help: 'did you mean `deletionProtection`?',
    },
    {
      name: 'patches a key deep inside that is misspelt',
      edit: { [dev]: [['oauth: { callbacks:', 'oauth: { callback:']] },
      rule: 'PW-ENV-003',
      at: [dev, 'callback:'],
      says: '`pool/customers` has no `clients.web.oauth.callback` to change',
      help: 'did you mean `callbacks`?',
    },
    {
      name: 'patches a client that is not there',
      edit: { [dev]: [['      web:\n', '      wap:\n']] },
      rule: 'PW-ENV-003',
      at: [dev, 'wap:'],
      says: '`pool/customers` has no `clients.wap` to change',
    },
    {
      name: 'adds by a patch',
      edit: {
        [prod]: [['{ mfa: { mode: required } }', '{ mfa: { mode: required }, sms: { region: eu-west-1 } }']],
      },
      env: 'prod',
      rule: 'PW-ENV-003',
      at: [prod, 'sms:'],
      says: '`pool/customers` has no `sms` to change',
      help: 'declare it in the resource first; then a patch can change it',
    },
    {
      name: 'patches the fragments',
      edit: { [prod]: [['{ mfa: { mode: required } }', '{ use: [] }']] },
      env: 'prod',
      rule: 'PW-ENV-004',
      at: [prod, 'use:'],
      says: '`use` cannot be patched: fragments are merged before patches',
    },
    {
      name: 'patches in a value that cannot be',
      edit: { [prod]: [['mode: required', 'mode: always']] },
      env: 'prod',
      rule: 'PW-FILE-021',
      at: [prod, 'always'],
      says: '`mode` must be one of `off`, `optional`, `required`',
    },
    {
      name: 'takes away what must be there',
      edit: { [dev]: [['oauth: { callbacks: [http://localhost:3000/cb],', 'oauth: { flows: null,']] },
      rule: 'PW-FILE-022',
      at: [dev, 'oauth'],
      says: '`flows` is missing in `oauth`',
    },
    {
      name: 'does not bind a secret in one environment',
      edit: { [prod]: [['  mail-token: { env: MAIL_TOKEN }\n', '']] },
      env: 'prod',
      rule: 'PW-ENV-005',
      at: [prod, 'secrets:'],
      says: 'the environment `prod` does not bind the secret `mail-token`',
      help: 'write `mail-token: { env: MAIL_TOKEN }` under `secrets`',
    },
    {
      name: 'reads in an environment that is misspelt',
      env: 'prdo',
      rule: 'PW-ENV-001',
      at: ['pools/env/prdo.env.yaml', ''],
      says: 'nothing declares the environment `prdo`',
      help: 'did you mean `prod`?',
    },
  ])
})
