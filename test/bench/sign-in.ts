import { randomBytes } from 'node:crypto'
import { cpuOfTree, load, median, residentOfTree } from './cpu.ts'
import { framedEcho, httpEcho, powers, signature } from './limits.ts'
import { project, serve } from './server.ts'
import { exchange } from './srp-client.ts'
import type { Figure } from './main.ts'

const password = 'Bench-Mark-1!'
const rounds = 3

type Server = Awaited<ReturnType<typeof serve>>

/** Makes a user who may sign in, over the wire alone. */
async function signUp({ post, clientId, code }: Server, name: string, Username: string): Promise<void> {
  const ClientId = clientId(name)
  await post('SignUp', {
    ClientId,
    Username,
    Password: password,
    UserAttributes: [{ Name: 'email', Value: `${Username}@example.com` }],
  })
  await post('ConfirmSignUp', { ClientId, Username, ConfirmationCode: await code(Username, name) })
}

/** Milliseconds of the server's CPU for one of `work`, the median of some rounds. */
async function serverCpu({ pid }: Server, times: number, work: () => Promise<unknown>): Promise<number> {
  await load(times / 2, work)
  const spent: number[] = []
  for (let round = 0; round < rounds; round++) {
    const before = cpuOfTree(pid)
    await load(times, work)
    spent.push((cpuOfTree(pid) - before) / times)
  }
  return median(spent)
}

/** How dear a sign-in is, against what its cryptography and its echoes cost at the very least. */
export async function signIn(cli: string): Promise<Figure[]> {
  const { dir, remove } = project()
  const server = await serve(dir, cli)
  try {
    const { post, clientId } = server
    const users = Array.from({ length: 16 }, (_, n) => `user-${n}`)
    for (const name of ['tiered', 'plain']) for (const user of users) await signUp(server, name, user)
    let next = 0
    const draw = () => users[next++ % users.length] ?? ''
    const byPassword = (name: string) => () =>
      post('InitiateAuth', {
        ClientId: clientId(name),
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: draw(), PASSWORD: password },
      })
    const ClientId = clientId('tiered')
    const poolId = server.poolId('tiered')
    const bySrp = async () => {
      const { SRP_A, claim } = exchange()
      const begin = { ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME: draw(), SRP_A } }
      const { ChallengeName, ChallengeParameters } = await post('InitiateAuth', begin)
      const ChallengeResponses = claim(ChallengeParameters, poolId, password)
      return post('RespondToAuthChallenge', { ClientId, ChallengeName, ChallengeResponses })
    }

    const passwordCpu = await serverCpu(server, 400, byPassword('tiered'))
    const plainCpu = await serverCpu(server, 400, byPassword('plain'))
    const srpCpu = await serverCpu(server, 150, bySrp)

    const began = performance.now()
    const times = 1600
    await load(times, byPassword('plain'))
    const rate = times / ((performance.now() - began) / 1000)
    const resident = residentOfTree(server.pid)

    const rsa = await signature()
    const { fixed, general } = await powers()
    const http = await httpEcho({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: draw(), PASSWORD: password },
      more: randomBytes(1500).toString('hex'),
    })
    const frame = await framedEcho(JSON.stringify({ event: 'x'.repeat(900) }))
    const passwordLimit = 2 * rsa + fixed + http + frame
    const srpLimit = 3 * general + 2 * rsa + 2 * http
    return [
      {
        name: 'sign-in by password, one trigger: server CPU',
        value: passwordCpu,
        unit: 'ms',
        limit: passwordLimit,
        ratio: passwordLimit / passwordCpu,
        aim: '>= 0.6',
      },
      {
        name: 'sign-in by password, no trigger: server CPU',
        value: plainCpu,
        unit: 'ms',
        limit: passwordLimit - frame,
        ratio: (passwordLimit - frame) / plainCpu,
      },
      {
        name: 'sign-in by SRP, one trigger: server CPU',
        value: srpCpu,
        unit: 'ms',
        limit: srpLimit,
        ratio: srpLimit / srpCpu,
        aim: '>= 0.6',
      },
      { name: 'plain sign-ins, 16 callers', value: rate, unit: '/s' },
      { name: 'server with a busy child, resident', value: resident / 1024 / 1024, unit: 'MB' },
      { name: 'limit: RS256 signature', value: rsa, unit: 'ms' },
      { name: 'limit: fixed-base g^x', value: fixed, unit: 'ms' },
      { name: 'limit: modular exponentiation', value: general, unit: 'ms' },
      { name: 'limit: HTTP echo', value: http, unit: 'ms' },
      { name: 'limit: framed echo to a child', value: frame, unit: 'ms' },
    ]
  } finally {
    await server.stop()
    remove()
  }
}
