import { generateKeyPairSync, sign as signBytes, verify } from 'node:crypto'
import { openSeal } from '../../src/adapters/seal/open-seal.ts'
import { openSigner } from '../../src/adapters/signer/open-signer.ts'
import { openSqliteStore } from '../../src/adapters/store/sqlite/open-sqlite-store.ts'
import { linkedIam } from '../../src/adapters/iam/linked-iam.ts'
import { linkedIdentityPools } from '../../src/adapters/identity-pools/linked-identity-pools.ts'
import { linkedPools } from '../../src/adapters/pools/linked-pools.ts'
import { openRandom } from '../../src/adapters/random/open-random.ts'
import { openSessions } from '../../src/adapters/sessions/open-sessions.ts'
import { perform } from '../../src/engine/flow.ts'
import type { Ports } from '../../src/engine/ports.ts'
import { GetCredentialsForIdentity } from '../../src/operations/identity-pools/get-credentials-for-identity.ts'
import { GetId } from '../../src/operations/identity-pools/get-id.ts'
import { modelOf } from '../model-of.ts'
import { median, ownCpu } from './cpu.ts'
import { served } from './identity-pools-served.ts'
import type { Figure } from './main.ts'

const rounds = 20
const times = 100
const IdentityPoolId = 'us-east-1:11111111-2222-4333-8444-555555555555'
const userPoolId = 'us-east-1_TestPool1'
const login = `cognito-idp.us-east-1.amazonaws.com/${userPoolId}`
const model = modelOf({
  'pools/people.pool.yaml': `id: ${userPoolId}\nsignIn: { with: [username] }\nclients: { web: { id: webclient000000000000000aa } }\n`,
  'pools/shop.identity.yaml': `id: ${IdentityPoolId}\nproviders: { people: { type: pool, clients: [web], tags: { who: sub } } }\nroles: { authenticated: buyer }\n`,
  'pools/buyer.role.yaml': 'trust: { type: identityPool, pool: shop, as: authenticated, tagSession: true }\n',
})

/** A server's ports, as far as identity pools need them. */
function open() {
  const key = Buffer.alloc(32, 5)
  const seal = openSeal({ key })
  const store = openSqliteStore({ file: ':memory:', seal })
  const random = openRandom({ key })
  const ports = {
    clock: { now: () => Date.now(), ticks: () => performance.now() },
    random,
    store,
    signer: openSigner({ vault: store.vault, seal }),
    pools: linkedPools(
      model,
      { url: 'http://localhost:9340' },
      { derived: () => '', bound: () => undefined },
      store,
    ),
    identityPools: linkedIdentityPools(model, store),
    iam: linkedIam(model, () => undefined),
    sessions: openSessions({ key, seal, random }),
    caller: { requestId: 'bench' },
  } as unknown as Ports
  return { ports, store }
}

/** Somebody who is known gets an identity and credentials, against one RS256 verification and two reads. */
export const identityPools = async (cli: string): Promise<Figure[]> => [await alone(), await served(cli)]

/** The two operations by themselves. */
async function alone(): Promise<Figure> {
  const { ports, store } = open()
  const iat = Math.floor(Date.now() / 1000)
  const said = {
    iss: `https://${login}`,
    aud: 'webclient000000000000000aa',
    token_use: 'id',
    iat,
    exp: iat + 3600,
    sub: 'ana',
    'cognito:username': 'ana',
  }
  const sign = (jti: string) => ports.signer.sign(userPoolId, 'id', { ...said, jti })
  // Each pair is of a token that nobody has shown before.
  const fresh: string[] = []
  for (let n = 0; n < (rounds + 1) * times; n++) fresh.push(await sign(`${n}`))
  const both = async () => {
    const Logins = { [login]: fresh.pop() ?? '' }
    const { identityId } = await perform(GetId.flow, { IdentityPoolId, Logins }, ports)
    await perform(GetCredentialsForIdentity.flow, { IdentityId: identityId, Logins }, ports)
    return identityId
  }
  const token = await sign('first')
  const { identityId: id } = await perform(GetId.flow, { IdentityPoolId, Logins: { [login]: token } }, ports)
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const data = Buffer.from(token.slice(0, token.lastIndexOf('.')))
  const signature = signBytes('RSA-SHA256', data, privateKey)
  const least = async () => {
    verify('RSA-SHA256', data, publicKey, signature)
    await store.identityByLogin(IdentityPoolId, { kind: 'public', provider: login, subject: 'ana' })
    await store.identity(id)
  }
  for (const way of [both, least]) await ownCpu(times, way)
  const measured: [number, number][] = []
  for (let round = 0; round < rounds; round++)
    measured.push([await ownCpu(times, both), await ownCpu(times, least)])
  store.close()
  return {
    name: 'GetId + GetCredentialsForIdentity: against RS256 and 2 reads',
    value: median(measured.map(([ours]) => ours)),
    unit: 'ms',
    limit: median(measured.map(([, limit]) => limit)),
    ratio: median(measured.map(([ours, limit]) => ours / limit)),
  }
}
