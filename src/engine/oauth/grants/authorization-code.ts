import { createHash } from 'node:crypto'
import type { AuthorizationCode } from '../../../model/authorization.ts'
import { Fault } from '../../../model/fault.ts'
import { drawRefreshToken, mint, type Tokens } from '../../claims/mint.ts'
import { lifetimes } from '../../client-rules.ts'
import { flow, type Step } from '../../flow.ts'
import { hashOf, same } from '../../secrets/hash.ts'
import { beginSession } from '../../sessions/begin-session.ts'
import { parameter, type Granting } from '../granting.ts'
import { readsAll } from '../scope-attributes.ts'

const invalid = () => new Fault('invalid_grant')

/**
 * Takes what the code stands for, whoever brings it: a second try finds nothing. One that was taken before is
 * in wrong hands by now, and what it gave is taken back (RFC 6749, section 4.1.2).
 */
const takeCode: Step<Granting, { redeemed: AuthorizationCode }> = {
  name: 'take code',
  async run({ pool, form }, { store }) {
    const code = await store.takeAuthorizationCode(pool.id, hashOf(parameter(form, 'code')))
    if (!code) throw invalid()
    return { redeemed: code }
  },
}

const checkCode: Step<Granting & { redeemed: AuthorizationCode }> = {
  name: 'check code',
  run({ client, form, redeemed: { authorization, expiresAt } }, { clock }) {
    const { clientId, redirectUri, codeChallenge, scopes } = authorization
    if (clientId !== client.id || expiresAt <= clock.now()) throw invalid()
    // Cognito says so, where the standard has `invalid_grant`.
    if (form['redirect_uri'] !== redirectUri) throw new Fault('unauthorized_client', 'invalid_redirect')
    const verifier = form['code_verifier']
    if ((codeChallenge === undefined) !== (verifier === undefined)) throw invalid()
    if (verifier !== undefined && !same(challengeOf(verifier), codeChallenge ?? '')) throw invalid()
    if (!readsAll(scopes, client)) throw invalid()
    return undefined
  },
}

const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url')

/** Whoever has been shut out since the code was given gets nothing for it. */
const findAdmitted: Step<Granting & { redeemed: AuthorizationCode }, { username: string }> = {
  name: 'find who was admitted',
  async run({ pool, redeemed: { admission } }, ports) {
    const user = await ports.store.user(pool.id, admission.username)
    const since = user?.validSince
    const came = admission.through?.at ?? admission.authTime * 1000
    if (!user?.enabled || (since !== undefined && came < since - 999)) throw invalid()
    return { username: user.username }
  },
}

const giveTokens: Step<Granting & { redeemed: AuthorizationCode }, { tokens: Tokens }> = {
  name: 'give tokens',
  async run({ pool, client, redeemed: { hash, authorization, admission, grantId } }, ports, run) {
    const { resource, nonce, scopes } = authorization
    const { claims, username, through, ...proved } = admission
    const refreshToken = drawRefreshToken(ports.random)
    const grant = {
      ...proved,
      id: grantId,
      poolId: pool.id,
      clientId: client.id,
      username,
      scope: scopes.join(' '),
      expiresAt: ports.clock.now() + lifetimes(client).refresh * 1000,
      oauth: {
        ...(resource !== undefined && { resource }),
        ...(through && { admittedAt: through.at }),
      },
    }
    const by = { code: hash, replayed: { code: 'invalid_grant' } } as const
    run.effects.push({ kind: 'keep grant', grant, token: hashOf(refreshToken), by })
    beginSession(pool, grant, ports, run, through?.id)
    const origin = { ...grant, ...(nonce !== undefined && { nonce }) }
    return { tokens: { ...(await mint({ pool, client, claims }, origin, ports)), refreshToken } }
  },
}

/** Trades an authorization code for tokens (RFC 6749, section 4.1.3; RFC 7636, section 4.5). */
export const authorization_code: Step<Granting, { tokens: Tokens }> = flow<Granting>('authorization_code')
  .step(takeCode)
  .step(checkCode)
  .step(findAdmitted)
  .step(giveTokens)
