import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { callers, cpuOfTree, load, median, ownCpu } from './cpu.ts'
import { httpEcho } from './limits.ts'
import type { Figure } from './main.ts'
import { ClientId, password, produce, UserPoolId } from './production.ts'
import { signed } from './signed.ts'

const rounds = 5
const times = 2_000

/** CPU of one RS256 verification of a token that was not seen before, in milliseconds. */
function verification(): Promise<number> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const data = Buffer.from('x'.repeat(900))
  const signature = sign('RSA-SHA256', data, privateKey)
  return ownCpu(times, () => verify('RSA-SHA256', data, publicKey, signature))
}

/**
 * What it costs to be told of one user by a server as it is run for others, against an echo of the question
 * and one verification of a token. An administrator's question is signed, and decided by IAM.
 */
export async function account(cli: string): Promise<Figure[]> {
  const { pid, url, post, users, stop } = await produce(cli)
  try {
    // A hundred of them, each asked with many times: a client keeps its token for an hour.
    const tokens: string[] = []
    for (let n = 0; n < 100; n++) {
      const AuthParameters = { USERNAME: users[n % callers], PASSWORD: password }
      const signIn = { ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }
      tokens.push((await post('InitiateAuth', signIn)).AuthenticationResult.AccessToken)
    }
    const asked = users.map((Username) => {
      const body = { UserPoolId, Username }
      return { body, headers: signed(url, 'AdminGetUser', body) }
    })

    let next = 0
    const getUser = () => post('GetUser', { AccessToken: tokens[next++ % tokens.length] })
    const adminGetUser = () => {
      const { body, headers } = asked[next++ % asked.length] ?? { body: {} }
      return post('AdminGetUser', body, headers)
    }
    const spent = async (work: () => Promise<unknown>) => {
      const before = cpuOfTree(pid)
      await load(times, work)
      return (cpuOfTree(pid) - before) / times
    }
    for (const warm of [getUser, adminGetUser]) await load(times, warm)
    const measured: (readonly [own: number, admin: number, limit: number])[] = []
    for (let round = 0; round < rounds; round++) {
      const limit = (await httpEcho({ AccessToken: tokens[0] })) + (await verification())
      measured.push([await spent(getUser), await spent(adminGetUser), limit])
    }
    const figure = (name: string, which: 0 | 1): Figure => ({
      name: `${name}: server CPU, against an HTTP echo and one verification`,
      value: median(measured.map((each) => each[which])),
      unit: 'ms',
      limit: median(measured.map(([, , limit]) => limit)),
      ratio: median(measured.map((each) => each[which] / each[2])),
      aim: '<= 1.5',
    })
    return [figure('GetUser', 0), figure('AdminGetUser', 1)]
  } finally {
    stop()
  }
}
