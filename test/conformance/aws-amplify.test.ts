import { Amplify } from 'aws-amplify'
import { fetchAuthSession, signIn, signOut, signUp } from 'aws-amplify/auth'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { App } from '../../src/app/app.ts'
import { startApp } from '../../src/app/start-app.ts'
import { folder } from '../serve.ts'

const identityPoolId = 'us-east-1:11111111-2222-4333-8444-555555555555'
const userPoolId = 'us-east-1_TestPool1'
const userPoolClientId = 'webclient000000000000000aa'
const files = {
  'pools/people.pool.yaml': `
id: ${userPoolId}
signIn: { with: [username] }
signUp: { selfService: true }
triggers: { preSignUp: let-in }
clients: { web: { id: ${userPoolClientId}, auth: [srp, refresh] } }
`,
  'pools/shop.identity.yaml': `
id: ${identityPoolId}
guests: true
providers: { people: { type: pool, clients: [web] } }
roles: { authenticated: buyer, guest: visitor }
`,
  'pools/visitor.role.yaml': 'trust: { type: identityPool, pool: shop, as: guest }\n',
  'pools/buyer.role.yaml': 'trust: { type: identityPool, pool: shop, as: authenticated }\n',
  'triggers/let-in.trigger.yaml': 'script: ./let-in.js\nhooks: [preSignUp]\n',
  'triggers/let-in.js': `
exports.handler = async (event) => {
  event.response.autoConfirmUser = true
  return event
}
`,
}

let app: App
let remove: () => void
beforeAll(async () => {
  const made = folder(files)
  remove = made.remove
  app = await startApp({ root: made.dir, mode: 'dev', port: 0, memory: true })
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId,
        userPoolClientId,
        userPoolEndpoint: app.url,
        identityPoolId,
        identityPoolEndpoint: app.url,
        allowGuestAccess: true,
      },
    },
  })
})
afterAll(async () => {
  await app?.close()
  remove?.()
})

/** Whose credentials Amplify has, as STS tells them. */
async function whoIs(): Promise<[string | undefined, string | undefined]> {
  const { credentials, identityId } = await fetchAuthSession()
  const sts = new STSClient({
    region: 'us-east-1',
    endpoint: app.url,
    ...(credentials && { credentials }),
  })
  const { Arn } = await sts.send(new GetCallerIdentityCommand({}))
  return [Arn?.split('/')[1], identityId]
}

it('gives Amplify credentials of a guest, of whoever signs in, and of a guest again', async () => {
  const [guestRole, guest] = await whoIs()
  expect([guestRole, guest]).toEqual(['visitor', expect.stringContaining('us-east-1:')])
  const who = { username: 'ana', password: 'Corr3ct-Horse!' }
  await signUp(who)
  await signIn(who)
  // Who was a guest keeps the identity.
  expect(await whoIs()).toEqual(['buyer', guest])
  await signOut()
  const [role, other] = await whoIs()
  expect(role).toBe('visitor')
  expect(other).not.toBe(guest)
})
