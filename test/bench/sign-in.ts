import { randomBytes } from 'node:crypto'
import { cpuOfTree, load, median, residentOfTree } from './cpu.ts'
import { framedEcho, httpEcho, powers, signature } from './limits.ts'
import { ClientId, password, produce, UserPoolId } from './production.ts'
import { project, serve } from './server.ts'
import { exchange } from './srp-client.ts'
import type { Figure } from './main.ts'

// The machine is shared: a limit and what is held against it are measured side by side, several times.
const rounds = 5

type Server = Awaited<ReturnType<typeof serve>>
/** What one round found, in milliseconds of CPU. */
type Round = Readonly<
  Record<
    'rsa' | 'fixed' | 'general' | 'http' | 'frame' | 'tiered' | 'plain' | 'srp' | 'least' | 'leastSrp',
    number
  >
>

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

/** Milliseconds of the server's CPU for one of `work`. */
async function serverCpu({ pid }: Server, times: number, work: () => Promise<unknown>): Promise<number> {
  const before = cpuOfTree(pid)
  await load(times, work)
  return (cpuOfTree(pid) - before) / times
}

/** How dear a sign-in is, against what its cryptography and its echoes cost at the very least. */
export const signIn = async (cli: string): Promise<Figure[]> => [
  ...(await recorded(cli)),
  ...(await forOthers(cli)),
]

/** The same on a server as it is run for others, which records nothing. */
async function forOthers(cli: string): Promise<Figure[]> {
  const { pid, post, users, stop } = await produce(cli)
  try {
    let next = 0
    const draw = () => users[next++ % users.length] ?? ''
    const byPassword = () =>
      post('InitiateAuth', {
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: draw(), PASSWORD: password },
      })
    const bySrp = async () => {
      const { SRP_A, claim } = exchange()
      const begin = { ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME: draw(), SRP_A } }
      const { ChallengeName, ChallengeParameters } = await post('InitiateAuth', begin)
      const ChallengeResponses = claim(ChallengeParameters, UserPoolId, password)
      return post('RespondToAuthChallenge', { ClientId, ChallengeName, ChallengeResponses })
    }
    const spent = async (times: number, work: () => Promise<unknown>) => {
      const before = cpuOfTree(pid)
      await load(times, work)
      return (cpuOfTree(pid) - before) / times
    }
    const body = { ClientId, more: randomBytes(1600).toString('hex') }
    for (const warm of [byPassword, bySrp]) await load(200, warm)
    const measured: Readonly<Record<'plain' | 'srp' | 'least' | 'leastSrp', number>>[] = []
    for (let round = 0; round < rounds; round++) {
      const rsa = await signature()
      const { fixed, general } = await powers()
      const http = await httpEcho(body)
      measured.push({
        plain: await spent(400, byPassword),
        srp: await spent(150, bySrp),
        least: 2 * rsa + fixed + http,
        leastSrp: 3 * general + 2 * rsa + 2 * http,
      })
    }
    const figure = (name: string, what: 'plain' | 'srp', limit: 'least' | 'leastSrp'): Figure => ({
      name: `${name}, in \`serve\`: server CPU`,
      value: median(measured.map((round) => round[what])),
      unit: 'ms',
      limit: median(measured.map((round) => round[limit])),
      ratio: median(measured.map((round) => round[limit] / round[what])),
      aim: '>= 0.8',
    })
    return [
      figure('sign-in by password, no trigger', 'plain', 'least'),
      figure('sign-in by SRP', 'srp', 'leastSrp'),
    ]
  } finally {
    stop()
  }
}

/** On a server of a developer, where every request is recorded. */
async function recorded(cli: string): Promise<Figure[]> {
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
    const plainId = clientId('plain')
    const poolId = server.poolId('plain')
    const bySrp = async () => {
      const { SRP_A, claim } = exchange()
      const begin = {
        ClientId: plainId,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME: draw(), SRP_A },
      }
      const { ChallengeName, ChallengeParameters } = await post('InitiateAuth', begin)
      const ChallengeResponses = claim(ChallengeParameters, poolId, password)
      return post('RespondToAuthChallenge', { ClientId: plainId, ChallengeName, ChallengeResponses })
    }

    const body = {
      ClientId: plainId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: draw(), PASSWORD: password },
      more: randomBytes(1500).toString('hex'),
    }
    for (const warm of [byPassword('tiered'), byPassword('plain'), bySrp]) await load(200, warm)
    const measured: Round[] = []
    for (let round = 0; round < rounds; round++) {
      const rsa = await signature()
      const { fixed, general } = await powers()
      const http = await httpEcho(body)
      const frame = await framedEcho(JSON.stringify({ event: 'x'.repeat(900) }))
      const tiered = await serverCpu(server, 400, byPassword('tiered'))
      const plain = await serverCpu(server, 400, byPassword('plain'))
      const srp = await serverCpu(server, 150, bySrp)
      const least = 2 * rsa + fixed + http
      const leastSrp = 3 * general + 2 * rsa + 2 * http
      measured.push({ rsa, fixed, general, http, frame, tiered, plain, srp, least, leastSrp })
    }
    const of = (read: (round: Round) => number) => median(measured.map(read))

    const began = performance.now()
    const times = 1600
    await load(times, byPassword('plain'))
    const rate = times / ((performance.now() - began) / 1000)
    const resident = residentOfTree(server.pid)
    const ratio = (
      name: string,
      value: (round: Round) => number,
      limit: (round: Round) => number,
      aim?: string,
    ) => ({
      name,
      value: of(value),
      unit: 'ms' as const,
      limit: of(limit),
      ratio: of((round) => limit(round) / value(round)),
      ...(aim && { aim }),
    })
    const limit = (name: string, read: (round: Round) => number) => ({
      name: `limit: ${name}`,
      value: of(read),
      unit: 'ms' as const,
    })
    return [
      ratio(
        'sign-in by password, one trigger: server CPU',
        ({ tiered }) => tiered,
        ({ least, frame }) => least + frame,
        '>= 0.6',
      ),
      ratio(
        'sign-in by password, no trigger: server CPU',
        ({ plain }) => plain,
        ({ least }) => least,
      ),
      ratio(
        'sign-in by SRP: server CPU',
        ({ srp }) => srp,
        ({ leastSrp }) => leastSrp,
        '>= 0.6',
      ),
      { name: 'plain sign-ins, 16 callers', value: rate, unit: '/s' },
      { name: 'server with a busy child, resident', value: resident / 1024 / 1024, unit: 'MB' },
      limit('RS256 signature', ({ rsa }) => rsa),
      limit('fixed-base g^x', ({ fixed }) => fixed),
      limit('modular exponentiation', ({ general }) => general),
      limit('HTTP echo', ({ http }) => http),
      limit('framed echo to a child', ({ frame }) => frame),
    ]
  } finally {
    await server.stop()
    remove()
  }
}
