import type { BrowserSession } from '../../model/browser-session.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { Ports } from '../ports.ts'
import { hashOf, same } from '../secrets/hash.ts'

/** A browser that is known, and who has signed in there. */
export interface Browser {
  readonly session: BrowserSession
  readonly user: User
}

type World = Pick<Ports, 'store' | 'clock'>

const form = /^(sso[a-z0-9]{25})\.([\w-]{43})$/

/** The session that a cookie is of, if it is of this pool and not over. */
async function sessionOf(
  { id: poolId }: Pick<UserPool, 'id'>,
  cookie: string,
  { store, clock }: World,
): Promise<BrowserSession | undefined> {
  const [, id = '', secret = ''] = form.exec(cookie) ?? []
  const session = id ? await store.browserSession(id) : undefined
  const right = session && same(session.hash, hashOf(secret))
  return right && session.poolId === poolId && session.expiresAt > clock.now() ? session : undefined
}

/**
 * Whether somebody is still whom they proved to be: the account is open, and nothing has come to be due that a
 * sign-in would demand. A password that has been replaced since proves nothing any more.
 */
const stands = ({ password }: BrowserSession, user: User): boolean =>
  user.enabled &&
  (user.status === 'CONFIRMED' || user.status === 'EXTERNAL_PROVIDER') &&
  password === user.password?.salt

/** Knows a browser again by its cookie. */
export async function recogniseBrowser(
  pool: Pick<UserPool, 'id'>,
  cookie: string,
  ports: World,
): Promise<Browser | undefined> {
  const session = await sessionOf(pool, cookie, ports)
  const user = session && (await ports.store.user(pool.id, session.username))
  return user && stands(session, user) ? { session, user } : undefined
}

/** Has a browser forgotten, whoever sits there. A cookie that opens nothing ends nothing. */
export async function forgetBrowser(pool: Pick<UserPool, 'id'>, cookie: string, ports: World): Promise<void> {
  const session = await sessionOf(pool, cookie, ports)
  if (session) await ports.store.commit([{ kind: 'end browser session', id: session.id }])
}
