import { folder } from '../serve.ts'
import { callers, cpuOfTree, load, median } from './cpu.ts'
import { httpEcho } from './limits.ts'
import type { Figure } from './main.ts'
import { caller } from './post.ts'
import { serve } from './server.ts'

const rounds = 5
const times = 400
const IdentityPoolId = 'us-east-1:11111111-2222-4333-8444-555555555555'
const userPoolId = 'us-east-1_TestPool1'
const login = `cognito-idp.us-east-1.amazonaws.com/${userPoolId}`
const Password = 'Bench-Mark-1!'
const Username = 'ana'

/** The same over sockets that stay open, of sixteen callers at once, against what it takes to say a body back twice. */
export async function served(cli: string): Promise<Figure> {
  const { dir, remove } = folder({
    'pools/people.pool.yaml': `id: ${userPoolId}\nsignIn: { with: [username] }\nsignUp: { selfService: true, verify: [email] }\nclients: { web: { auth: [password] } }\n`,
    'pools/shop.identity.yaml': `id: ${IdentityPoolId}\nproviders: { people: { type: pool, clients: [web], tags: { who: sub } } }\nroles: { authenticated: buyer }\n`,
    'pools/buyer.role.yaml':
      'trust: { type: identityPool, pool: shop, as: authenticated, tagSession: true }\n',
  })
  const server = await serve(dir, cli)
  try {
    const { post, clientId, code, url, pid } = server
    const ClientId = clientId('people')
    const UserAttributes = [{ Name: 'email', Value: 'ana@example.com' }]
    await post('SignUp', { ClientId, Username, Password, UserAttributes })
    await post('ConfirmSignUp', { ClientId, Username, ConfirmationCode: await code(Username) })
    const AuthParameters = { USERNAME: Username, PASSWORD: Password }
    const signIn = { ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }

    /** CPU of the server for one pair, each of a token that nobody has shown before. */
    async function pairs(): Promise<{ spent: number; body: object }> {
      // Those of the round before have been idle for longer than the server waits.
      const [users, identities] = [caller(url, callers), caller(url, callers, 'AWSCognitoIdentityService')]
      const fresh: string[] = []
      await load(times, async () => {
        fresh.push((await users.post('InitiateAuth', signIn)).AuthenticationResult.IdToken)
      })
      const body = { IdentityPoolId, Logins: { [login]: fresh[0] } }
      const before = cpuOfTree(pid)
      await load(times, async () => {
        const Logins = { [login]: fresh.pop() }
        const { IdentityId } = await identities.post('GetId', { IdentityPoolId, Logins })
        await identities.post('GetCredentialsForIdentity', { IdentityId, Logins })
      })
      const spent = (cpuOfTree(pid) - before) / times
      users.close()
      identities.close()
      return { spent, body }
    }

    const { body } = await pairs()
    const measured: [number, number][] = []
    for (let round = 0; round < rounds; round++) {
      const echo = await httpEcho(body)
      measured.push([(await pairs()).spent, 2 * echo])
    }
    return {
      name: 'the same over HTTP: server CPU, against 2 HTTP echoes',
      value: median(measured.map(([ours]) => ours)),
      unit: 'ms',
      limit: median(measured.map(([, limit]) => limit)),
      ratio: median(measured.map(([ours, limit]) => ours / limit)),
    }
  } finally {
    await server.stop()
    remove()
  }
}
