import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A project of a company: for each of its apps a pool, an identity pool, roles, a boundary, a gate and two scripts. */
export interface ReviewProject {
  readonly dir: string
  /** As it is committed; the folder holds a change of it. */
  readonly base: string
  readonly remove: () => void
}

/**
 * Writes a project of so many YAML files to a repository and commits it; what then lies on disk is a pull request,
 * which lets a role do more, gives a client another callback, and has another script.
 */
export function reviewProject(count: number): ReviewProject {
  const dir = mkdtempSync(join(tmpdir(), 'poolwright-bench-'))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: dir,
      encoding: 'utf8',
    }).trim()
  const apps = Array.from({ length: Math.floor((count - whole.length) / 10) }, (_, index) => `app${index}`)
  const files = [...whole.map((file) => file(apps)), ...apps.flatMap(appFiles)]
  const yaml = files.filter(([path]) => path.endsWith('.yaml'))
  const stories = apps.slice(0, count - yaml.length).map(story)
  if (yaml.length + stories.length !== count) throw new Error(`no project has ${count} files`)
  for (const [path, text] of [...files, ...stories]) write(path, text)
  write('.gitignore', '.poolwright/\n')
  git('init', '-q', '-b', 'main')
  git('add', '-A')
  git('commit', '-q', '-m', 'base')
  const texts = new Map(files)
  for (const [path, from, to] of change) {
    const text = texts.get(path) ?? ''
    if (!text.includes(from)) throw new Error(`${path} has no \`${from}\``)
    write(path, text.replace(from, to))
  }
  return { dir, base: git('rev-parse', 'HEAD'), remove: () => rmSync(dir, { recursive: true, force: true }) }
}

type File = readonly [path: string, text: string]

const change = [
  [
    'pools/app1/roles/app1-member.role.yaml',
    'do: [dynamodb:GetItem, dynamodb:Query]',
    'do: [dynamodb:GetItem, dynamodb:Query, dynamodb:UpdateItem]',
  ],
  [
    'pools/app2/app2.pool.yaml',
    '//app2.example.com/cb]',
    '//app2.example.com/cb, https://new.app2.example.com/cb]',
  ],
  ['triggers/app3/app3-claims.ts', '!email', '!email?.includes("@")'],
] as const

/** The files of the whole company. */
const whole: readonly ((apps: readonly string[]) => File)[] = [
  (apps) => ['pools/env/dev.env.yaml', environment(apps, 'us-east-1', apps.map(devPatch).join(''))],
  (apps) => [
    'pools/env/prod.env.yaml',
    `protected: true\n${environment(apps, 'eu-west-1', apps.map((app) => `  pool/${app}: { mfa: { mode: required } }\n`).join(''))}`,
  ],
  () => [
    'pools/strict.fragment.yaml',
    `description: What every pool of ours starts from
for: pool
set:
  deletionProtection: true
  password: { minLength: 14, require: [lower, upper, number, symbol], history: 5, temporaryDays: 3 }
  threatProtection:
    mode: enforced
    customAuth: enforced
    takeover: { low: noAction, medium: mfaIfConfigured, high: block, notify: true }
    compromised: { action: block, on: [signIn, signUp, passwordChange] }
`,
  ],
]

const environment = (
  apps: readonly string[],
  region: string,
  patch: string,
) => `description: One of our environments
account: '123456789012'
region: ${region}
params:
  sesIdentityArn: arn:aws:ses:${region}:123456789012:identity/example.com
  certificateArn: arn:aws:acm:us-east-1:123456789012:certificate/3f2c1aa0-0000-4000-8000-000000000004
  logArn: arn:aws:logs:${region}:123456789012:log-group:cognito
secrets:
${apps.map((app) => `  ${app}-token: { env: ${app.toUpperCase()}_TOKEN }\n`).join('')}patch:
${patch}`

const devPatch = (app: string) => `  pool/${app}:
    deletionProtection: false
    clients: { web: { oauth: { callbacks: [http://localhost:3000/cb], logouts: [http://localhost:3000/] } } }
`

const appFiles = (app: string): readonly File[] => [
  [`pools/${app}/${app}.pool.yaml`, poolOf(app)],
  [`pools/${app}/${app}.identity.yaml`, identityOf(app)],
  [`pools/${app}/${app}.gate.yaml`, gateOf(app)],
  [`pools/${app}/roles/${app}-boundary.policy.yaml`, boundaryOf(app)],
  [
    `pools/${app}/roles/${app}-member.role.yaml`,
    roleOf(app, 'Signed-in people', '[dynamodb:GetItem, dynamodb:Query]'),
  ],
  [
    `pools/${app}/roles/${app}-manager.role.yaml`,
    roleOf(app, 'Those who run it', '[dynamodb:GetItem, dynamodb:Query, dynamodb:PutItem]'),
  ],
  [
    `pools/${app}/roles/${app}-auditor.role.yaml`,
    roleOf(app, 'Those who read all', '[dynamodb:GetItem, dynamodb:BatchGetItem]'),
  ],
  [`pools/${app}/roles/${app}-worker.role.yaml`, workerOf(app)],
  [`triggers/${app}/${app}-claims.trigger.yaml`, claimsOf(app)],
  [`triggers/${app}/${app}-claims.ts`, claimsScript(app)],
  [`triggers/${app}/${app}-guard.trigger.yaml`, guardOf(app)],
  [`triggers/${app}/${app}-guard.ts`, guardScript],
]

const poolOf = (app: string) => `# yaml-language-server: $schema=../../schemas/config/pool.schema.json
use: [strict] # strict.fragment.yaml first, own keys win
description: People of ${app}
tier: plus # lite | essentials | plus
signIn:
  with: [email] # immutable
  caseSensitive: false # immutable
  factors: [password, passkey]
attributes: # standard names are known; anything else is custom:<name>
  email: { required: true }
  given_name: {}
  tenant: { type: string, max: 64, adminOnly: true } # custom:tenant; no client may write it
  plan: { type: string, max: 16, adminOnly: true }
signUp:
  selfService: true
  verify: [email]
  keepOriginalUntilVerified: [email]
  verification: { by: code, email: { subject: Your code, body: 'Your code is {####}' } }
invite: { email: { subject: Welcome, body: 'Sign in as {username} with {####}' } }
mfa: { mode: optional, factors: [totp, passkey] }
passkeys: { relyingPartyId: example.com, userVerification: required }
recovery: [email] # in order of preference
devices: { challengeOnNew: true, rememberOnPrompt: true }
email: { via: ses, from: ${app} <no-reply@example.com>, sourceArn: $(param.sesIdentityArn) }
triggers:
  preSignUp: # a pipeline: its stages, in order, five seconds together
    - use: ${app}-guard
      with: { domains: [example.com, example.org] }
  preTokenGeneration: { use: ${app}-claims, version: V3_0 }
domain: { name: auth.${app}.example.com, certificate: $(param.certificateArn), managedLogin: 2 }
resourceServers:
  https://api.${app}.example.com:
    name: API
    scopes: { orders.read: Read orders, orders.write: Change orders }
groups:
  managers: { precedence: 1, role: ${app}-manager }
  auditors: { precedence: 5, role: ${app}-auditor }
  members: { precedence: 10 }
clients:
  web:
    oauth:
      flows: [code]
      scopes: [openid, email, https://api.${app}.example.com/orders.read]
      callbacks: [https://${app}.example.com/cb]
      logouts: [https://${app}.example.com/]
    providers: [COGNITO]
    auth: [srp, choice] # no \`refresh\`: rotation replaces it
    tokens: { access: 15m, id: 15m, refresh: 30d, session: 3m, rotation: { grace: 10s }, revocation: true }
    read: [email, email_verified, given_name, custom:plan, custom:tenant]
    write: [email, given_name]
    hideUserExistence: true
  phone:
    auth: [srp, refresh]
    tokens: { access: 15m, id: 15m, refresh: 90d }
    read: [email, given_name]
    write: [email, given_name]
    hideUserExistence: true
  batch:
    secret: true
    oauth: { flows: [client_credentials], scopes: [https://api.${app}.example.com/orders.write] }
logs: { userNotification: { level: error, to: { cloudwatch: $(param.logArn) } } }
tags: { team: identity, app: ${app} }
`

const identityOf = (app: string) => `description: AWS credentials for people of ${app}
guests: false
classicFlow: false
providers:
  ${app}: # a pool
    type: pool
    clients: [web, phone]
    checkTokenServerSide: true
    roles: # = RoleMappings of each client
      by: rules # token | rules
      otherwise: deny # AmbiguousRoleResolution: deny | default
      rules: # first match wins
        - { claim: cognito:preferred_role, match: equals, value: $(role.${app}-manager.arn), role: ${app}-manager }
        - { claim: custom:plan, match: equals, value: audit, role: ${app}-auditor }
        - { claim: aud, match: equals, value: $(client.${app}.web.id), role: ${app}-member }
    tags: { tenant: custom:tenant } # principal tags
roles: { authenticated: ${app}-member }
`

const roleOf = (app: string, description: string, actions: string) => `description: ${description}
trust: { type: identityPool, pool: ${app}, as: authenticated, tagSession: true } # the exact trust document
maxSession: 1h
boundary: ${app}-boundary
allow:
  - sid: OwnObjects
    do: [s3:GetObject, s3:PutObject]
    on: arn:aws:s3:::${app}-users/private/\${cognito-identity.amazonaws.com:sub}/*
  - sid: OwnTenant
    do: ${actions}
    on: $(arn dynamodb:table/${app}-orders)
    condition:
      ForAllValues:StringEquals: { dynamodb:LeadingKeys: '\${aws:PrincipalTag/tenant}' }
      'Null': { dynamodb:LeadingKeys: 'false' } # ForAllValues alone is true of no keys
deny:
  - { sid: NoDelete, do: s3:DeleteObject*, on: '*' }
`

const boundaryOf = (app: string) => `description: The most that anybody signed in to ${app} may ever do
allow:
  - { sid: Objects, do: [s3:GetObject, s3:PutObject], on: arn:aws:s3:::${app}-users/private/* }
  - sid: Orders
    do: [dynamodb:GetItem, dynamodb:BatchGetItem, dynamodb:Query, dynamodb:PutItem, dynamodb:UpdateItem]
    on: $(arn dynamodb:table/${app}-orders)
`

const workerOf = (app: string) => `description: What sends the mails of ${app}
trust: { type: service, service: lambda.amazonaws.com }
allow:
  - { sid: Send, do: ses:SendEmail, on: $(param.sesIdentityArn) }
  - { sid: Read, do: [dynamodb:Scan, dynamodb:Query], on: $(arn dynamodb:table/${app}-orders) }
`

const gateOf = (app: string) => `description: In front of the orders of ${app}
to: http://localhost:9000
speaks:
  type: http
  service: ${app}
  routes:
    GET /health: { auth: none }
    POST /orders: { auth: jwt, scopes: [https://api.${app}.example.com/orders.write] }
jwt: { pool: ${app}, clients: [web] }
`

const claimsOf = (app: string) => `description: Puts a customer's tier into both tokens
script: ./${app}-claims.ts
hooks: [preTokenGeneration]
sandbox: { timeout: 1s, memory: 32Mi }
capabilities:
  fetch: [GET https://entitlements.${app}.example.net/v1/*]
  secrets: [${app}-token]
onError: deny
`

const claimsScript = (app: string) => `import type { PreTokenGenerationV3Handler } from 'poolwright'

/** Asks which tier somebody has, and says so in the ID and access tokens. Machines have none. */
export const handler: PreTokenGenerationV3Handler = async (event, { poolwright }) => {
  const { email } = event.request.userAttributes
  if (!email) return event
  const authorization = \`Bearer \${poolwright.secrets['${app}-token']}\`
  const url = \`https://entitlements.${app}.example.net/v1/\${encodeURIComponent(email)}\`
  const { tier } = (await (await fetch(url, { headers: { authorization } })).json()) as { tier: string }
  const claims = { claimsToAddOrOverride: { tier } }
  event.response.claimsAndScopeOverrideDetails = { idTokenGeneration: claims, accessTokenGeneration: claims }
  return event
}
`

const guardOf = (app: string) => `description: Lets nobody in whose address is elsewhere
script: ./${app}-guard.ts
hooks: [preSignUp]
onError: deny
`

const guardScript = `import type { PreSignUpHandler } from 'poolwright'

/** Refuses everybody whose address is of no domain of ours. */
export const handler: PreSignUpHandler<{ domains: string[] }> = async (event, { poolwright }) => {
  const { domains } = poolwright.with
  const [, domain = ''] = (event.request.userAttributes.email ?? '').split('@')
  if (!domains.includes(domain.toLowerCase())) throw new Error('this address is not one of ours')
  return event
}
`

const story = (app: string): File => [
  `test/${app}.scenario.yaml`,
  `pool: ${app}
steps:
  - { name: a stranger is refused, do: signIn, client: web, by: srp, username: nobody, password: Bench-Mark-1!, expect: { error: NotAuthorizedException } }
`,
]
