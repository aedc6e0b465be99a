import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { RefreshToken, User } from '../../model/user.ts'
import { rotation } from '../client-rules.ts'
import { commit } from '../effect.ts'
import { flow, type Step } from '../flow.ts'
import { hashOf, same, secretHash } from '../secrets/hash.ts'
import { noteUse } from '../sessions/begin-session.ts'
import type { ApiOutcome, Texts } from '../sign-in/turn.ts'
import { checkClientSecret } from '../steps/check-client-secret.ts'
import type { Claims } from './compose-claims.ts'
import { tracksDevices } from '../devices/rules.ts'
import { decideClaims } from './decide-claims.ts'
import { drawRefreshToken, mint } from './mint.ts'

interface Renewal {
  readonly pool: UserPool
  readonly client: AppClient
  readonly refreshToken: string
  readonly shownHash: string | undefined
  readonly deviceKey: string | undefined
  readonly clientMetadata: Texts | undefined
}
type Granted = Renewal & { readonly user: User; readonly held: RefreshToken }

const refuse = (message: string) => new Fault('NotAuthorizedException', message)

/** Finds what a refresh token stands for: only for the client, the user and the time it was made for. */
export const findGrant: Step<
  Pick<Renewal, 'pool' | 'client' | 'refreshToken'>,
  { held: RefreshToken; user: User }
> = {
  name: 'find grant',
  async run({ pool, client, refreshToken }, { store, clock }) {
    const held = await store.refreshToken(hashOf(refreshToken))
    const grant = held?.grant
    if (!held || !grant || grant.poolId !== pool.id || grant.clientId !== client.id)
      throw refuse('Invalid Refresh Token')
    if (grant.revoked) throw refuse('Refresh Token has been revoked')
    if (grant.expiresAt <= clock.now()) throw refuse('Refresh Token has expired')
    if (held.retiredUntil !== undefined && held.retiredUntil <= clock.now())
      throw new Fault('RefreshTokenReuseException')
    const user = await store.user(pool.id, grant.username)
    if (!user) throw refuse('Invalid Refresh Token')
    if (!user.enabled) throw refuse('User is disabled.')
    // Whose browser was known came in later than they signed in: to sign out of every app ends no browser.
    const came = grant.oauth?.admittedAt ?? grant.authTime * 1000
    if (user.validSince !== undefined && came < user.validSince - 999)
      throw refuse('Refresh Token has been revoked')
    return { held, user }
  },
}

/** A token of a pool that knows devices is only for the device that it was given to, once that is confirmed. */
const checkDevice: Step<Pick<Granted, 'pool' | 'held' | 'deviceKey'>> = {
  name: 'check device',
  async run({ pool, held: { grant }, deviceKey }, { store }) {
    if (!grant.deviceKey || !tracksDevices(pool)) return undefined
    const right = deviceKey === grant.deviceKey && (await store.device(pool.id, grant.username, deviceKey))
    if (!right) throw refuse('Invalid Refresh Token')
    return undefined
  },
}

// The hash is made with the user's own name, not with what was typed at sign-in.
const checkOwnHash: Step<Granted> = {
  name: 'check secret hash',
  run({ pool, client, user, shownHash }, { pools }) {
    const secrets = pools.secrets(pool, client)
    if (!secrets.length) return undefined
    if (!shownHash)
      throw refuse(`Client ${client.id} is configured with secret but SECRET_HASH was not received`)
    const right = secrets.some((secret) =>
      [user.username, user.sub].some((name) => same(secretHash(secret, name, client.id), shownHash)),
    )
    if (!right) throw refuse(`SecretHash does not match for the client: ${client.id}`)
    return undefined
  },
}

// The guide names `TokenGeneration_Authentication` for GetTokensFromRefreshToken in one table, and the
// refresh of tokens in another: that it is this one is unverified.
const sourceOfExchange = 'TokenGeneration_RefreshTokens'

const sayWhy = (
  tokenSource: string,
): Step<{ held: RefreshToken }, { tokenSource: string; scopes: readonly string[] }> => ({
  name: 'say why tokens are made',
  run: ({ held }) => ({ tokenSource, scopes: held.grant.scope.split(' ') }),
})

type Renewing = Pick<Granted, 'pool' | 'client' | 'held'> & { readonly claims: Claims }

const renewTokens: Step<Renewing, { outcome: ApiOutcome }> = {
  name: 'renew tokens',
  async run(facts, ports, run) {
    const { pool, held } = facts
    noteUse(pool, held.grant.id, ports, run)
    return { outcome: { kind: 'tokens', tokens: await mint(facts, held.grant, ports) } }
  },
}

/** Trades a refresh token for new tokens. No sign-in, so of all triggers only the last one fires. */
export const refreshTokens: Step<Renewal, { outcome: ApiOutcome }> = flow<Renewal>('refresh tokens')
  .step(findGrant)
  .step(checkOwnHash)
  .step(checkDevice)
  .step(sayWhy('TokenGeneration_RefreshTokens'))
  .step(decideClaims)
  .step(renewTokens)

type Rotating = { readonly held: RefreshToken; readonly client: AppClient; readonly outcome: ApiOutcome }

/** Puts a new refresh token in the place of the one in hand, where the client wants that. */
const rotate: Step<Rotating, { outcome: ApiOutcome }> = {
  name: 'rotate refresh token',
  async run(facts, ports, run) {
    const { held, client, outcome } = facts
    const { store, random, clock } = ports
    const rule = rotation(client)
    if (!rule || outcome.kind !== 'tokens') return { outcome }
    const refreshToken = drawRefreshToken(random)
    const to = hashOf(refreshToken)
    const grantId = held.grant.id
    try {
      const retiredUntil = clock.now() + rule.graceSeconds * 1000
      const reused = { code: 'RefreshTokenReuseException' } as const
      if (held.retiredUntil === undefined)
        run.effects.push({ kind: 'rotate token', grantId, from: held.hash, to, retiredUntil, reused })
      else run.effects.push({ kind: 'add token', grantId, token: to })
      await commit.run(facts, ports, run)
    } catch (error) {
      // Of two at once the second finds the token retired, but within its grace it counts once more.
      if (!(error instanceof Fault) || error.code !== 'RefreshTokenReuseException') throw error
      const now = await store.refreshToken(held.hash)
      if (!now?.retiredUntil || now.retiredUntil <= clock.now()) throw error
      run.effects.push({ kind: 'add token', grantId, token: to })
    }
    return { outcome: { kind: 'tokens', tokens: { ...outcome.tokens, refreshToken } } }
  },
}

type Trading = Pick<Granted, 'pool' | 'client' | 'user' | 'held' | 'deviceKey' | 'clientMetadata'>

/** Gives new tokens for a grant that was found, and a new refresh token where the client rotates them. */
export const tradeToken: Step<Trading, { outcome: ApiOutcome }> = flow<Trading>('trade refresh token')
  .step(checkDevice)
  .step(sayWhy(sourceOfExchange))
  .step(decideClaims)
  .step(renewTokens)
  .step(rotate)

type Exchange = Omit<Renewal, 'shownHash'> & { readonly clientSecret: string | undefined }

/** Trades a refresh token as `GetTokensFromRefreshToken` does: with the client's secret itself, and with rotation. */
export const exchangeRefreshToken: Step<Exchange, { outcome: ApiOutcome }> = flow<Exchange>(
  'exchange refresh token',
)
  .step(checkClientSecret('NotAuthorizedException'))
  .step(findGrant)
  .step(tradeToken)
