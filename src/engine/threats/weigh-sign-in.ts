import type { AuthEvent } from '../../model/auth-event.ts'
import type { SignIn } from '../../model/sign-in.ts'
import { hidesUsers } from '../client-rules.ts'
import type { Effect } from '../effect.ts'
import { flow, when, type Step } from '../flow.ts'
import { hasProved, type Turn } from '../sign-in/turn.ts'
import { passkeyIsBoth, possibleFactors } from '../users/factors.ts'
import { Blocked } from './blocked.ts'
import { isAmong } from './circumstances.ts'
import { failuresFrom } from './failures.ts'
import { blocksLeaked, lookUp, type Compromised } from './leaked-passwords.ts'
import { riskAt, threatMode } from './mode.ts'
import { challengesOf, eventOf, mostEvents } from './new-event.ts'
import { notify, type TakenAction } from './notify.ts'
import { levelOf, reasonsOf } from './weigh.ts'

/** How many of a user's events a new one is compared with. */
const compared = 30

type Weighing = Turn & Compromised & { readonly event: AuthEvent }

/** Looks the password up that was brought in the clear: of one that SRP has proved nothing is known. */
const lookUpPassword: Step<Turn, Compromised> = {
  name: 'look up password',
  async run({ pool, client, user, signIn, given }, ports) {
    const password = hasProved(signIn, 'PASSWORD') ? given['PASSWORD'] : undefined
    // One that somebody else chose is replaced in any case.
    if (!password || user.status === 'FORCE_CHANGE_PASSWORD') return { compromised: undefined }
    return { compromised: await lookUp({ pool, client }, 'SIGN_IN', password, ports) }
  },
}

/** Compares the sign-in with those before it. Where it comes from a network that is never blocked it has no risk. */
const compare: Step<Turn & Compromised, { event: AuthEvent }> = {
  name: 'compare with earlier sign-ins',
  async run({ pool, client, user, signIn, circumstances, compromised }, ports) {
    const { store, clock } = ports
    const { SkippedIPRangeList } = riskAt(pool, client).RiskExceptionConfiguration ?? {}
    const begun = eventOf('SignIn', user, circumstances, ports)
    const skipped = isAmong(circumstances.ip, SkippedIPRangeList)
    const level = skipped
      ? undefined
      : levelOf(
          reasonsOf({
            at: clock.now(),
            context: circumstances,
            knownDevice: signIn.device !== undefined,
            failures: await failuresFrom(pool, circumstances.ip, ports),
            trusted: await store.authEventsOf(pool.id, user.username, 'trusted', compared),
            disowned: await store.authEventsOf(pool.id, user.username, 'disowned', compared),
          }),
        )
    const risk = {
      decision: level ? ('AccountTakeover' as const) : ('NoRisk' as const),
      ...(level && { level }),
      ...(compromised !== undefined && { compromised }),
    }
    return { event: { ...begun, risk, challenges: challengesOf(signIn) } }
  },
}

/** Takes a leaked password out of use, and its user with it until another is set. */
const actOnPassword: Step<Weighing> = {
  name: 'act on leaked password',
  run({ pool, client, user, compromised, event }, { clock }) {
    if (!compromised || !blocksLeaked({ pool, client })) return undefined
    const failed: AuthEvent = { ...event, response: 'Fail', risk: { ...event.risk, decision: 'Block' } }
    const set = { status: 'RESET_REQUIRED', modifiedAt: clock.now() } as const
    const { poolId, username } = user
    throw new Blocked(
      hidesUsers(client) ? 'NotAuthorizedException' : 'PasswordResetRequiredException',
      hidesUsers(client) ? undefined : 'Password reset required for user due to security reasons',
      failed,
      [{ kind: 'patch user', poolId, username, set }],
    )
  },
}

/** Whether the user can be asked for a second proof, or has given one: only where a password came first. One that is yet to be set up proves nothing. */
const canProveMore = ({ pool, user, signIn }: Turn): boolean =>
  hasProved(signIn, 'PASSWORD', 'PASSWORD_VERIFIER') &&
  (pool.properties.MfaConfiguration ?? 'OFF') !== 'OFF' &&
  possibleFactors(pool, user).length > 0

/** Whether the only proof is as good as two. */
const hasProvedBoth = ({ pool, signIn }: Turn): boolean =>
  hasProved(signIn, 'WEB_AUTHN') && passkeyIsBoth(pool)

/** Does what the pool says of such a risk. Where a second proof is required that nobody could give, it is blocked. */
const actOnRisk: Step<Weighing, { signIn: SignIn }> = {
  name: 'act on risk',
  run(facts, ports, { effects }) {
    const { pool, client, signIn, event } = facts
    const { level } = event.risk
    const { Actions } = riskAt(pool, client).AccountTakeoverRiskConfiguration ?? {}
    const said =
      level && threatMode(pool, signIn.flow) === 'ENFORCED' ? Actions?.[`${level}Action`] : undefined
    const asks = said?.EventAction === 'MFA_REQUIRED' || said?.EventAction === 'MFA_IF_CONFIGURED'
    const demands = asks && canProveMore(facts)
    const enough = demands || hasProvedBoth(facts)
    const blocks = said?.EventAction === 'BLOCK' || (said?.EventAction === 'MFA_REQUIRED' && !enough)
    const action: TakenAction = blocks ? 'BLOCK' : demands ? 'MFA' : 'NO_ACTION'
    const told: readonly Effect[] = said?.Notify ? notify(facts, action, ports) : []
    if (blocks) {
      const failed: AuthEvent = { ...event, response: 'Fail', risk: { ...event.risk, decision: 'Block' } }
      throw new Blocked(
        'NotAuthorizedException',
        'Unable to login because of security reasons.',
        failed,
        told,
      )
    }
    effects.push({ kind: 'keep auth event', event, most: mostEvents }, ...told)
    return { signIn: { ...signIn, watched: { event, demands } } }
  },
}

const weigh: Step<Turn, { signIn: SignIn }> = flow<Turn>('weigh risk')
  .step(lookUpPassword)
  .step(compare)
  .step(actOnPassword)
  .step(actOnRisk)

/** Whether somebody has proved something and nobody has looked at the risk yet. Who is not there proves nothing. */
const isDue = ({ pool, user, signIn }: Turn): boolean =>
  threatMode(pool, signIn.flow) !== 'OFF' && signIn.watched === undefined && user.stranger === undefined

const proved = ({ signIn: { results } }: Turn): boolean =>
  results.some(({ challengeName, challengeResult }) => challengeResult && challengeName !== 'SRP_A')

/** Looks at the risk of a sign-in once, when its first proof is given. */
export const weighRisk: Step<Turn> = when<Turn>((facts) => isDue(facts) && proved(facts), weigh)

/** The same at the end, for a sign-in that a script has let through without any proof. */
export const weighUnproved: Step<Turn> = when<Turn>(isDue, weigh)

/** Notes that a sign-in went well. */
export const noteSignIn: Step<Turn> = {
  name: 'note sign-in',
  run({ signIn }, _, { effects }) {
    const { event } = signIn.watched ?? {}
    if (event) {
      const passed = { ...event, response: 'Pass', challenges: challengesOf(signIn) } as const
      effects.push({ kind: 'keep auth event', event: passed, most: mostEvents })
    }
    return undefined
  },
}
