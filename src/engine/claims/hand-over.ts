import type { AppClient, UserPool } from '../../model/pool.ts'
import type { SignIn } from '../../model/sign-in.ts'
import type { User } from '../../model/user.ts'
import { lifetimes } from '../client-rules.ts'
import type { Step } from '../flow.ts'
import { deviceGroup, drawDeviceKey, tracksDevices } from '../devices/rules.ts'
import { hashOf } from '../secrets/hash.ts'
import { drawUuid } from '../secrets/random-text.ts'
import { beginSession } from '../sessions/begin-session.ts'
import type { Outcome } from '../sign-in/turn.ts'
import { proofClaims } from '../step-up/proofs.ts'
import type { Claims } from './compose-claims.ts'
import { drawRefreshToken, mint } from './mint.ts'

/** What is known once claims are decided. */
export interface Finished {
  readonly pool: UserPool
  readonly client: AppClient
  readonly user: User
  readonly claims: Claims
  readonly scopes: readonly string[]
  readonly signIn: Pick<SignIn, 'device' | 'results' | 'passkey' | 'target' | 'authorization'>
}

/** Signs the first tokens of a sign-in, and keeps the right to more of them. */
export const handOver: Step<Finished, { outcome: Outcome }> = {
  name: 'hand over tokens',
  async run(facts, ports, run) {
    const { pool, client, user, scopes, signIn } = facts
    const now = ports.clock.now()
    const refreshToken = drawRefreshToken(ports.random)
    const fresh = tracksDevices(pool) && !signIn.device ? drawDeviceKey(pool, ports.random) : undefined
    const deviceKey = signIn.device?.key ?? fresh
    const origin = {
      id: drawUuid(ports.random),
      authTime: Math.floor(now / 1000),
      ...(deviceKey && { deviceKey }),
      ...proofClaims(pool, signIn),
    }
    const grant = {
      ...origin,
      poolId: pool.id,
      clientId: client.id,
      username: user.username,
      scope: scopes.join(' '),
      expiresAt: now + lifetimes(client).refresh * 1000,
    }
    run.effects.push({ kind: 'keep grant', token: hashOf(refreshToken), grant })
    beginSession(pool, grant, ports, run)
    const newDevice = fresh && { key: fresh, group: deviceGroup(pool, ports.random) }
    const tokens = { ...(await mint(facts, origin, ports)), refreshToken, ...(newDevice && { newDevice }) }
    return { outcome: { kind: 'tokens', tokens } }
  },
}
