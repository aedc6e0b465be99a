import { load } from '../../../src/config/load.ts'
import { graphOf } from '../../../src/review/graph/graph-of.ts'
import type { Graph } from '../../../src/review/graph/graph.ts'
import { reviewed } from '../../../src/review/lint/reviewed.ts'

/** The picture of a project whose files are given by their paths; scripts are empty. */
export function drawn(files: Readonly<Record<string, string>>, env?: string): Graph {
  const texts = Object.entries(files).map(([path, text]) => ({ path, text }))
  const { model, linked, findings } = load({
    files: texts.filter(({ path }) => path.endsWith('.yaml')),
    scripts: new Set(Object.keys(files).filter((path) => !path.endsWith('.yaml'))),
    ...(env !== undefined && { env }),
  })
  if (!model || !linked)
    throw new Error(findings.map(({ at, message }) => `${at.file}: ${message}`).join('\n'))
  return graphOf(reviewed({ model, linked }, { now: 0 }))
}

/** Every arrow as `kind name -> kind name`, with what is said of it. */
export function arrows({ nodes, edges }: Graph): readonly string[] {
  const named = new Map(nodes.map(({ id, kind, name }) => [id, `${kind} ${name}`]))
  return edges.map(
    ({ from, to, label }) =>
      `${named.get(from)} -> ${named.get(to)}${label === undefined ? '' : ` (${label})`}`,
  )
}

/** A pool with two hooks, a group, a provider, and an identity pool that chooses roles by rules. */
export const shop = {
  'pools/shop.pool.yaml': `
signIn: { with: [email], caseSensitive: false }
attributes: { plan: { type: string } }
identityProviders:
  google: { type: google, clientId: id, clientSecret: { secret: google } }
triggers:
  preTokenGeneration: claims
  preSignUp:
    - greet
    - { use: claims, when: 'event.request.userAttributes.email != ""', onError: continue }
    - greet
groups:
  staff: { precedence: 1, role: keeper }
clients:
  web:
    auth: [srp, refresh]
    providers: [COGNITO, google]
    oauth: { flows: [code], scopes: [openid], callbacks: ['https://shop.example/'] }
`,
  'pools/env/dev.env.yaml': 'secrets: { google: { env: GOOGLE } }\n',
  'pools/shop.identity.yaml': `
guests: true
providers:
  shop:
    type: pool
    clients: [web]
    roles:
      by: rules
      otherwise: deny
      rules:
        - { claim: 'custom:plan', match: equals, value: gold, role: buyer }
        - { claim: 'cognito:groups', match: contains, value: staff, role: keeper }
roles: { guest: visitor }
`,
  'pools/buyer.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated }
allow: [{ do: s3:GetObject, on: 'arn:aws:s3:::shop/*' }]
deny: [{ do: s3:DeleteObject, on: '*' }]
boundary: limits
`,
  'pools/keeper.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated }
managed: [AmazonS3ReadOnlyAccess, limits]
`,
  'pools/visitor.role.yaml': 'trust: { type: identityPool, pool: shop, as: guest }\n',
  'pools/job.role.yaml': 'trust: { type: service, service: lambda.amazonaws.com }\n',
  'pools/limits.policy.yaml': "allow: [{ do: 's3:*', on: '*' }]\n",
  'pools/files.gate.yaml': `
to: http://localhost:9000
speaks: { type: executeApi, api: api, stage: dev, routes: { 'GET /me': { auth: jwt } } }
jwt: { pool: shop, clients: [web] }
`,
  'triggers/greet.trigger.yaml': 'script: ./greet.js\nhooks: [preSignUp]\n',
  'triggers/greet.js': '',
  'triggers/claims.trigger.yaml': 'script: ./claims.js\nhooks: [preSignUp, preTokenGeneration]\n',
  'triggers/claims.js': '',
}
