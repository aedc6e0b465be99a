import { expect, it } from 'vitest'
import { load } from '../../src/config/load.ts'
import * as facts from '../../src/review/facts/kinds/index.ts'
import { rendered } from '../../src/review/rendered.ts'

const files = {
  'pools/base.fragment.yaml': 'for: pool\nset: { password: { minLength: 14 } }\n',
  'pools/shop.pool.yaml': `use: [base]
deletionProtection: false
identityProviders:
  Google: { type: google, clientId: $(param.google), clientSecret: { secret: google }, scopes: [openid] }
clients:
  web: { oauth: { flows: [code], scopes: [openid], callbacks: ['https://shop.example.com/cb'] } }
`,
  'pools/env/prod.env.yaml': `protected: true
account: '210987654321'
params: { google: the-client }
secrets: { google: { env: GOOGLE_SECRET } }
patch: { pool/shop: { deletionProtection: true } }
`,
}

function ofProd() {
  const texts = Object.entries(files).map(([path, text]) => ({ path, text }))
  const { model, linked, findings } = load({ files: texts, scripts: new Set(), env: 'prod' })
  if (!model || !linked) throw new Error(JSON.stringify(findings))
  return rendered({ model, linked }, Object.values(facts), { now: 0 })
}

it('says what resources come to in an environment, in both vocabularies', () => {
  expect(ofProd()).toMatchObject({
    schemaVersion: 1,
    env: 'prod',
    protected: true,
    account: '210987654321',
    resources: {
      pool: {
        shop: {
          file: 'pools/shop.pool.yaml',
          says: {
            deletionProtection: true,
            password: { minLength: 14 },
            identityProviders: { Google: { clientId: 'the-client', clientSecret: { secret: 'google' } } },
          },
          canonical: {
            properties: {
              DeletionProtection: 'ACTIVE',
              Policies: { PasswordPolicy: { MinimumLength: 14 } },
            },
          },
        },
      },
    },
  })
})

it('says facts with their places', () => {
  expect(ofProd()['facts']).toContainEqual({
    kind: 'redirect',
    about: ['shop', 'web', 'callbacks', 'https://shop.example.com/cb'],
    value: expect.anything(),
    at: { file: 'pools/shop.pool.yaml', line: 6 },
  })
})
