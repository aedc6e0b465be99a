import { connect } from 'node:net'
import type { App } from '../../src/app/app.ts'
import { startApp } from '../../src/app/start-app.ts'
import { startGate, type Gates } from '../../src/app/start-gate.ts'
import { clientId, poolId } from '../../src/config/ids.ts'
import { folder } from '../serve.ts'
import { minio, openBehind } from './gate-behind.ts'

export const home = { account: '123456789012', region: 'us-east-1' }
/** The access key of the IAM user `backend`. */
export const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'backend-secret' }
const password = 'Corr3ct-Horse!'

const files = (to: string) => ({
  'pools/shop.pool.yaml': `signIn: { with: [username] }
clients:
  web: { auth: [password] }
  other: { auth: [password] }
`,
  'pools/partners.pool.yaml': `signIn: { with: [username] }
clients:
  web: { auth: [password] }
`,
  'pools/env/dev.env.yaml': `secrets:
  backend-key: { env: BACKEND_KEY }
  minio: { env: MINIO_SECRET }
`,
  'pools/backend.iam-user.yaml': `keys: { AKIAIOSFODNN7EXAMPLE: { secret: backend-key } }
allow:
  - { sid: Own, do: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], on: 'arn:aws:s3:::shop/\${aws:username}/*' }
  - { sid: Buckets, do: s3:ListAllMyBuckets, on: '*' }
  - sid: ListOwn
    do: s3:ListBucket
    on: arn:aws:s3:::shop
    condition: { StringLike: { 's3:prefix': 'backend/*' } }
  - sid: Encrypted
    do: s3:PutObject
    on: 'arn:aws:s3:::safe/*'
    condition: { StringEquals: { 's3:x-amz-server-side-encryption': AES256 } }
  - sid: OwnNotes
    do: ['dynamodb:GetItem', 'dynamodb:Query']
    on: $(arn dynamodb:table/notes)
    condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['\${aws:username}'] } }
  - { sid: Read, do: execute-api:Invoke, on: '$(arn execute-api:a1b2c3/prod/GET/orders/*)' }
  - { sid: Order, do: shop:GetOrder, on: 'arn:aws:shop:::order/7' }
deny:
  - { sid: NoSecrets, do: 's3:*', on: 'arn:aws:s3:::shop/backend/secret*' }
`,
  'pools/uploads.gate.yaml': `to: ${to}
speaks: { type: s3, keys: { id: ${minio.id}, secret: { secret: minio } } }
`,
  'pools/notes.gate.yaml': `to: ${to}
speaks: { type: dynamodb, keys: { id: ${minio.id}, secret: { secret: minio } } }
`,
  'pools/api.gate.yaml': `to: ${to}
speaks:
  type: executeApi
  api: a1b2c3
  stage: prod
  routes:
    GET /open: { auth: none }
    ANY /anything/{rest+}: { auth: none }
    GET /mine: { auth: jwt }
    GET /scoped: { auth: jwt, scopes: [orders.read, aws.cognito.signin.user.admin] }
    GET /other: { auth: jwt, scopes: [orders.read] }
jwt: { pool: shop, clients: [web] }
`,
  'pools/orders.gate.yaml': `to: ${to}
speaks:
  type: http
  service: shop
  routes:
    GET /orders/{id}: { action: shop:GetOrder, resource: 'arn:aws:shop:::order/{id}' }
    ANY /{any+}: { auth: none }
    ANY /admin: { auth: jwt }
    ANY /admin/{rest+}: { auth: jwt }
jwt: { pool: shop, clients: [web] }
`,
})

export type World = Awaited<ReturnType<typeof openWorld>>

/** A project with four gates before one server, over sockets. */
export async function openWorld() {
  const lines: { level: string; message: string; facts: object }[] = []
  const tell = (level: string) => (facts: object, message: string) =>
    void lines.push({ level, message, facts })
  const log = { debug: tell('debug'), info: tell('info'), warn: tell('warn'), error: tell('error') }
  const behind = await openBehind()
  const { dir, remove } = folder(files(behind.to))
  const variables = { BACKEND_KEY: credentials.secretAccessKey, MINIO_SECRET: minio.secret }
  const app: App = await startApp({ root: dir, mode: 'dev', port: 0, variables })
  const running: Gates[] = []
  const gates: Record<string, string> = {}
  for (const name of ['uploads', 'notes', 'api', 'orders']) {
    const started = await startGate({ root: dir, names: [name], port: 0, url: app.url, variables, log })
    running.push(started)
    gates[name] = started.gates[0]?.url ?? ''
  }
  const ask = async (operation: string, input: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(app.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
        ...headers,
      },
      body: JSON.stringify(input),
    })
    return (await answer.json()) as any
  }
  return {
    app,
    behind,
    lines,
    urlOf: (gate: string) => gates[gate] ?? '',
    /** The tokens of a user that is made for a client. */
    async tokens(pool: string, client: string) {
      const ClientId = clientId(home, pool, client)
      await ask('SignUp', { ClientId, Username: client, Password: password })
      await ask(
        'AdminConfirmSignUp',
        { UserPoolId: poolId(home, pool), Username: client },
        {
          'x-amz-date': '20260101T000000Z',
          authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/cognito-idp/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
        },
      )
      const { AuthenticationResult } = await ask('InitiateAuth', {
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: client, PASSWORD: password },
      })
      return AuthenticationResult as { AccessToken: string; IdToken: string }
    },
    /** Sends these very bytes to a gate, and gives all that comes back until the connection ends. */
    async raw(gate: string, text: string): Promise<string> {
      const { hostname, port } = new URL(gates[gate] ?? '')
      const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname)
      let answer = ''
      socket.on('data', (part) => (answer += part.toString('latin1')))
      const closed = new Promise((done) => socket.on('error', () => {}).on('close', done))
      socket.write(text, 'latin1')
      await closed
      return answer
    },
    async close() {
      for (const started of running) await started.close()
      await app.close()
      behind.close()
      remove()
    },
  }
}

/** How the refusal of an SDK's client reads. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  const error = (await work.catch((thrown: unknown) => thrown)) as { name?: string; message?: string }
  return `${error.name}: ${error.message}`
}
