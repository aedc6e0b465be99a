import type { NameClaim, Write } from '../../../src/engine/effect.ts'
import type { SignIn } from '../../../src/model/sign-in.ts'
import type { Grant, User } from '../../../src/model/user.ts'

/** The moment at which everything happens. */
export const now = Date.UTC(2026, 0, 5)
/** The pool in which everything happens. */
export const poolId = 'eu-central-1_Shop00001'
/** The numbers from zero on. */
export const range = (count: number) => Array.from({ length: count }, (_, index) => index)

/** A user with little to say. */
export const user = (username: string, more: Partial<User> = {}): User => ({
  poolId,
  username,
  sub: `sub-of-${username}`,
  enabled: true,
  status: 'CONFIRMED',
  attributes: {},
  createdAt: now,
  modifiedAt: now,
  ...more,
})
/** A claim to a name that is refused by its own words. */
export const name = (word: string, take?: NameClaim['take']): NameClaim => ({
  name: word,
  taken: { code: 'AliasExistsException', message: `${word} is taken` },
  ...(take && { take }),
})
/** Creates a user who is found by the internal name, too. */
export const create = (made: User, ...names: NameClaim[]): Write => ({
  kind: 'create user',
  user: made,
  names: [name(made.username), ...names],
})
/** A sign-in that has asked a question of its own. */
export const signIn = (more: Partial<SignIn> = {}): SignIn => ({
  id: 'sign-in',
  poolId,
  clientId: 'client',
  username: 'ana',
  typed: 'Ana',
  flow: 'CUSTOM_AUTH',
  expiresAt: now + 180_000,
  results: [{ challengeName: 'CUSTOM_CHALLENGE', challengeResult: false, challengeMetadata: null }],
  ticket: 'ticket',
  asked: { name: 'CUSTOM_CHALLENGE', memory: { private: { answer: '42' }, metadata: null } },
  ...more,
})
/** A grant of Ana's. */
export const grant = (more: Partial<Grant> = {}): Grant => ({
  id: 'grant',
  poolId,
  clientId: 'client',
  username: 'ana',
  authTime: now / 1000,
  scope: 'aws.cognito.signin.user.admin',
  expiresAt: now + 3_600_000,
  ...more,
})
/** Keeps a code by which a password is reset. */
export const keepCode = (hash: string, username = 'ana'): Write => ({
  kind: 'keep code',
  poolId,
  username,
  purpose: 'reset',
  code: { hash, expiresAt: now + 60_000 },
})
/** Spends that code, or says that it is gone. */
export const spendCode = (hash: string): Write => ({
  kind: 'spend code',
  poolId,
  username: 'ana',
  purpose: 'reset',
  hash,
  spent: { code: 'ExpiredCodeException', message: 'gone' },
})
/** Puts one token of the grant in the place of another. */
export const rotate = (from: string, to: string): Write => ({
  kind: 'rotate token',
  grantId: 'grant',
  from,
  to,
  retiredUntil: now + 5,
  reused: { code: 'RefreshTokenReuseException' },
})
/** Patches a user. */
export const patch = (
  username: string,
  set: (Write & { kind: 'patch user' })['set'],
  names?: NameClaim[],
): Write => ({
  kind: 'patch user',
  poolId,
  username,
  set,
  ...(names && { names }),
})
/** What became of each: kept, or the code that it was refused with. */
export const outcomes = async (all: Promise<unknown>[]) =>
  (await Promise.allSettled(all)).map((one) => (one.status === 'fulfilled' ? 'kept' : one.reason.code))
