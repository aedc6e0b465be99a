import type { AppClient, UserPool } from '../../model/pool.ts'
import { chooseProvider, providersOf, takesOwnUsers } from '../federation/choose-provider.ts'
import type { Wishes } from '../oauth/wishes.ts'
import { ssoOf } from '../sessions/set-rules.ts'
import type { Texts } from '../sign-in/turn.ts'
import { levelNamed } from '../step-up/levels.ts'
import type { Browser } from './recognise.ts'

/** What a visitor is asked: to sign in, who of those who have it is to be, nothing; or that the app wished for nothing to be asked. */
export type WayIn = 'sign in' | 'choose' | 'at once' | 'login_required'

interface Coming {
  readonly pool: UserPool
  readonly client: AppClient
  readonly wishes: Wishes
  /** Whether the pages are those of managed login. */
  readonly managed: boolean
  readonly browser: Browser | undefined
  /** Parameters of the request, of which those count here that name a provider. */
  readonly said: Texts
  readonly now: number
}

/** What managed login asks somebody who has a session where the app has no wish. Unverified. */
const unsaid: WayIn = 'choose'

/** Decides what somebody who comes for an app is asked, by what their browser has proved already. */
export function wayIn(coming: Coming): WayIn {
  const { wishes, managed } = coming
  if (!counts(coming)) return wishes.prompt.includes('none') ? 'login_required' : 'sign in'
  if (wishes.prompt.includes('none')) return 'at once'
  if (wishes.prompt.includes('login')) return 'sign in'
  // There is nothing to consent to: an app of the pool's own is meant by whoever signs in for it.
  return managed ? unsaid : 'at once'
}

/**
 * Whether somebody came in by a way that this app takes, and by the very provider that it names. A provider counts that
 * has vouched for them, as long as they are known there; no other does that they are known at as well. Where none has,
 * the pool's own users are meant.
 */
function comesRightly({ pool, client, said }: Coming, { session, user }: Browser): boolean {
  const choice = chooseProvider(said, pool, client)
  const { provider: by } = session
  if (by === undefined)
    return choice.kind === 'pages' && takesOwnUsers(client) && user.status !== 'EXTERNAL_PROVIDER'
  if (said['identity_provider'] === 'COGNITO') return false
  const taken = choice.kind === 'provider' ? [choice.idp] : providersOf(pool, client)
  return (
    taken.some(({ ProviderName }) => ProviderName === by) &&
    user.identities?.some(({ provider }) => provider === by) === true
  )
}

/** Whether what the browser has proved is enough for this app, and for what it wishes. */
function counts(coming: Coming): boolean {
  const { pool, client, wishes, browser, now } = coming
  if (!browser || !comesRightly(coming, browser)) return false
  const { signedInAt, acr } = browser.session
  const age = now - signedInAt
  if (age >= ssoOf(pool, client).MaxValidityMinutes * 60_000) return false
  if (wishes.maxAge !== undefined && age >= wishes.maxAge * 1000) return false
  const [wanted = 0] = (wishes.acrValues ?? '').split(' ').flatMap((name) => levelNamed(pool, name) ?? [])
  return (levelNamed(pool, acr) ?? 0) >= wanted
}
