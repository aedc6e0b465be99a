import type { AuthEvent, AuthEventType } from '../../model/auth-event.ts'
import { Fault, type FaultCode } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { commit } from '../effect.ts'
import type { Given, Step } from '../flow.ts'
import type { Ports } from '../ports.ts'
import type { Turn } from '../sign-in/turn.ts'
import { Blocked } from './blocked.ts'
import type { Circumstances } from './circumstances.ts'
import { countFailure } from './failures.ts'
import type { Compromised } from './leaked-passwords.ts'
import { threatMode } from './mode.ts'
import { challengeOf, challengesOf, eventOf, mostEvents } from './new-event.ts'

/** Refusals that say that somebody could not show who they are; others are of what was asked, and not of who asks. */
const verdicts: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'NotAuthorizedException',
  'CodeMismatchException',
  'ExpiredCodeException',
  'PasswordResetRequiredException',
  'UserNotConfirmedException',
  'UserLambdaValidationException',
])
/** Those of them that guesses meet. */
const guesses: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'NotAuthorizedException',
  'CodeMismatchException',
])

/** What has become of a sign-in that was refused. */
function failed({ user, signIn, circumstances }: Turn, fault: Fault, ports: Ports): AuthEvent {
  const event = signIn.watched?.event ?? eventOf('SignIn', user, circumstances, ports)
  const asked = signIn.asked?.name ?? (signIn.flow.endsWith('PASSWORD_AUTH') ? 'PASSWORD' : '')
  const name = guesses.has(fault.code) ? challengeOf(signIn, asked) : undefined
  return {
    ...event,
    response: 'Fail',
    challenges: [...challengesOf(signIn), ...(name ? [{ name, response: 'Failure' as const }] : [])],
  }
}

/**
 * Notes what becomes of a turn that is refused. Nobody waits for that, and whoever is not there is counted
 * like anybody, so that an answer does not tell by its time who exists.
 */
export const watched = <Needs extends Turn, Gives extends Given>(
  turn: Step<Needs, Gives>,
): Step<Needs, Gives> => ({
  name: 'watch sign-in',
  parts: [turn],
  async run(facts, ports, run) {
    const { pool, user, signIn, circumstances } = facts
    if (threatMode(pool, signIn.flow) === 'OFF') return turn.run(facts, ports, run)
    try {
      return await turn.run(facts, ports, run)
    } catch (error) {
      if (error instanceof Blocked) {
        const kept = { kind: 'keep auth event', event: error.event, most: mostEvents } as const
        await commit.run(facts, ports, { ...run, effects: [...error.effects, kept] })
      } else if (error instanceof Fault && verdicts.has(error.code)) {
        const event = failed(facts, error, ports)
        void ports.background.begin(async () => {
          if (guesses.has(error.code)) await countFailure(pool, circumstances.ip, ports)
          if (!user.stranger) await ports.store.commit([{ kind: 'keep auth event', event, most: mostEvents }])
        })
      }
      throw error
    }
  },
})

type Noted = Partial<Circumstances> &
  Partial<Compromised> & { readonly pool: UserPool; readonly client: AppClient; readonly user: User }

/** Notes what a user, or somebody in the user's name, has done beside signing in. Of nobody nothing is noted. */
export const noteEvent = (type: AuthEventType, response: AuthEvent['response']): Step<Noted> => ({
  name: `note ${type}`,
  run({ pool, user, circumstances = {}, compromised }, ports, { effects }) {
    if (threatMode(pool) === 'OFF' || user.stranger) return undefined
    const begun = eventOf(type, user, circumstances, ports)
    const risk = { ...begun.risk, ...(compromised !== undefined && { compromised }) }
    effects.push({ kind: 'keep auth event', event: { ...begun, response, risk }, most: mostEvents })
    return undefined
  },
})
