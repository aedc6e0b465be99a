import { randomInt } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { AdminGetUserCommand, SignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import { sdk } from '../conformance/sdk.ts'
import { folder, serve } from '../serve.ts'

const { dir, remove } = folder({
  'pools/people.pool.yaml':
    'signIn: { with: [username] }\nsignUp: { selfService: true, verify: [email] }\nclients: { web: { auth: [password] } }\n',
})
afterAll(remove)

describe('a server that is killed', () => {
  it('has kept every sign-up that it answered', async () => {
    const first = await serve(dir, [])
    const aws = sdk(first)
    const ClientId = first.clientId()
    const answered: string[] = []
    let next = 0
    const load = Array.from({ length: 8 }, async () => {
      for (;;) {
        const Username = `user-${next++}`
        try {
          await aws.send(
            new SignUpCommand({
              ClientId,
              Username,
              Password: 'Corr3ct-Horse!',
              UserAttributes: [{ Name: 'email', Value: `${Username}@example.com` }],
            }),
          )
        } catch {
          return
        }
        answered.push(Username)
      }
    })
    while (answered.length < 50 + randomInt(50)) await new Promise((done) => setTimeout(done, 5))
    await first.stop('SIGKILL')
    await Promise.all(load)
    const again = await serve(dir, [])
    const back = sdk(again)
    const UserPoolId = again.poolId()
    const found = await Promise.all(
      answered.map(
        async (Username) => (await back.send(new AdminGetUserCommand({ UserPoolId, Username }))).UserStatus,
      ),
    )
    await again.stop()
    expect(again.poolId()).toBe(first.poolId())
    expect(new Set(found)).toEqual(new Set(['UNCONFIRMED']))
    expect(found.length).toBeGreaterThanOrEqual(50)
  })
})
