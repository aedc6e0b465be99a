import type { Identity, Login } from '../../model/identity.ts'
import { Fault } from '../../model/fault.ts'
import { conflict, noMatch, tooManyLogins } from './refusals.ts'

/** A login that was proven, and whose it is so far. */
export interface Known {
  readonly login: Login
  readonly owner: Identity | undefined
}

/** Whose identity it comes to be, and what that takes. */
export interface Settled {
  /** None yet: a new one is to be made. */
  readonly survivor: Identity | undefined
  /** What makes each identity theirs to change; nothing of one that a developer has named. */
  readonly holds: readonly { readonly identityId: string; readonly as: 'guest' | Login }[]
  readonly merge: readonly Identity[]
  readonly link: readonly Login[]
}

const mostLogins = 20

/**
 * Whose identity somebody is who has proven these logins: the one that has one of them. New logins join it,
 * and where several have some, they become one. Whoever `asked` for an identity must have proven a login of
 * it, unless it is a guest's; a developer is believed as it is. Which identity survives is
 * unverified: one with logins before a guest's, and of several the oldest.
 */
export function settle(known: readonly Known[], asked: Identity | undefined, believed = false): Settled {
  const owners = known.flatMap(({ owner }) => owner ?? [])
  if (believed && asked && isAnother(known, asked)) throw new Fault('DeveloperUserAlreadyRegisteredException')
  if (asked && !asked.guest && !believed && !owners.some(({ id }) => id === asked.id)) throw noMatch()
  const all = new Map([...(asked ? [asked] : []), ...owners].map((one) => [one.id, one]))
  const [survivor, ...merge] = [...all.values()].sort(
    (one, other) =>
      Number(one.guest) - Number(other.guest) ||
      one.createdAt - other.createdAt ||
      (one.id < other.id ? -1 : 1),
  )
  const fresh = known.flatMap(({ login, owner }) => (owner ? [] : [login]))
  const link = [...new Map(fresh.map((login) => [keyOf(login), login])).values()]
  checkTogether([...[...all.values()].flatMap(({ logins }) => logins), ...link])
  return { survivor, holds: [...all.values()].flatMap((one) => holdOn(one, known)), merge, link }
}

/** Whether a developer's user is an identity already, and not the one that the developer asks for. */
const isAnother = (known: readonly Known[], asked: Identity) =>
  known.some(({ login, owner }) => login.kind === 'developer' && owner && owner.id !== asked.id)

function holdOn({ id, guest }: Identity, known: readonly Known[]): Settled['holds'] {
  const proof = known.find(({ owner }) => owner?.id === id)
  if (proof) return [{ identityId: id, as: proof.login }]
  return guest ? [{ identityId: id, as: 'guest' }] : []
}

const keyOf = ({ kind, provider, subject }: Login) => JSON.stringify([kind, provider, subject])

/** An identity is one person: one user of each public provider, and so many logins at most. */
export function checkTogether(logins: readonly Login[]): void {
  const providers = logins.filter(({ kind }) => kind === 'public').map(({ provider }) => provider)
  if (new Set(providers).size < providers.length) throw conflict()
  if (logins.length > mostLogins) throw tooManyLogins()
}
