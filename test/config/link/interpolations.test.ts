import { describe } from 'vitest'
import { pool, identity, buyer, dev, prod, tellsEach } from './mistakes.ts'

describe('one finding tells whoever', () => {
  tellsEach([
    {
      name: 'misspells a parameter',
      edit: { [pool]: [['$(param.googleClientId)', '$(param.gogleClientId)']] },
      rule: 'PW-VAR-002',
      at: [pool, '$(param.gogleClientId)'],
      says: 'the environment `dev` has no parameter `gogleClientId`',
      help: 'did you mean `googleClientId`?',
    },
    {
      name: 'lacks a parameter in one environment',
      edit: { [prod]: [['  logArn:', '  logsArn:']] },
      env: 'prod',
      rule: 'PW-VAR-002',
      at: [pool, '$(param.logArn)'],
      says: 'the environment `prod` has no parameter `logArn`',
      help: 'did you mean `logsArn`?',
    },
    {
      name: 'misspells a function',
      edit: { [identity]: [['$(role.shop-admin.arn)', '$(rol.shop-admin.arn)']] },
      rule: 'PW-VAR-001',
      at: [identity, '$(rol.'],
      says: 'there is no function `$(rol.shop-admin.arn)`',
      help: 'did you mean `role`?',
    },
    {
      name: 'asks a role for an id',
      edit: { [identity]: [['$(role.shop-admin.arn)', '$(role.shop-admin.id)']] },
      rule: 'PW-VAR-001',
      at: [identity, '$(role.'],
      says: 'nothing called `id` can be asked of `role.shop-admin`',
      help: 'write `$(role.<name>.arn)`',
    },
    {
      name: 'misspells a role in a text',
      edit: { [identity]: [['$(role.shop-admin.arn)', '$(role.shop-admn.arn)']] },
      rule: 'PW-REF-001',
      at: [identity, '$(role.'],
      says: 'nothing declares the role `shop-admn`',
      help: 'did you mean `shop-admin`?',
    },
    {
      name: 'misspells a client in a text',
      edit: { [identity]: [['$(client.customers.web.id)', '$(client.customers.wbe.id)']] },
      rule: 'PW-REF-001',
      at: [identity, '$(client.'],
      says: 'nothing declares the client `wbe`',
      help: 'did you mean `web`?',
    },
    {
      name: 'misspells a pool in a text',
      edit: { 'pools/backend.iam-user.yaml': [['$(pool.customers.arn)', '$(pool.customer.arn)']] },
      rule: 'PW-REF-001',
      at: ['pools/backend.iam-user.yaml', '$(pool.'],
      says: 'nothing declares the pool `customer`',
      help: 'did you mean `customers`?',
    },
    {
      name: 'gives an ARN no service',
      edit: { [buyer]: [['$(arn dynamodb:table/orders)', '$(arn table/orders)']] },
      rule: 'PW-VAR-001',
      at: [buyer, '$(arn '],
      says: '`$(arn table/orders)` is not of the form `$(arn <service>:<resource>)`',
    },
    {
      name: 'asks who signed in outside a scenario',
      edit: { [buyer]: [['$(arn dynamodb:table/orders)', '$(session.sub)']] },
      rule: 'PW-VAR-001',
      at: [buyer, '$(session.'],
      says: '`$(session.sub)` is known in scenarios only: it is of the person signed in at that step',
    },
    {
      name: 'makes a key of an interpolation',
      edit: { [buyer]: [["{ dynamodb:LeadingKeys: 'false' }", "{ dynamodb:$(region): 'false' }"]] },
      rule: 'PW-VAR-004',
      at: [buyer, 'dynamodb:$(region)'],
      says: 'the key `dynamodb:$(region)` holds an interpolation, and only values are resolved',
    },
    {
      name: 'lets parameters lead in a circle',
      edit: {
        [dev]: [
          ['googleClientId: shop-dev.apps.googleusercontent.com', 'googleClientId: $(param.logArn)'],
          [
            'logArn: arn:aws:logs:us-east-1:123456789012:log-group:cognito',
            'logArn: $(param.googleClientId)',
          ],
        ],
      },
      rule: 'PW-VAR-003',
      at: [dev, '$(param.logArn)'],
      says: 'interpolations lead in a circle: `param.logArn` → `param.googleClientId` → `param.logArn`',
    },
    {
      name: 'gives by a parameter what cannot be',
      edit: {
        [dev]: [
          [
            'senderKeyArn: arn:aws:kms:us-east-1:123456789012:key/3f2c1aa0-0000-4000-8000-000000000003',
            'senderKeyArn: my-key',
          ],
        ],
      },
      rule: 'PW-FILE-023',
      at: [pool, '$(param.senderKeyArn)'],
      says: '`my-key` is not what `kmsKey` can be',
    },
  ])
})
