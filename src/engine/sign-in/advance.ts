import { Fault } from '../../model/fault.ts'
import type { Asked } from '../../model/sign-in.ts'
import type { User } from '../../model/user.ts'
import type { Question } from '../challenge.ts'
import { decideClaims } from '../claims/decide-claims.ts'
import { handOver, type Finished } from '../claims/hand-over.ts'
import { checkDevice } from '../devices/recognise-device.ts'
import { noDevice } from '../devices/rules.ts'
import { admitToApp } from '../oauth/admit-to-app.ts'
import { choose, flow, when, type Step } from '../flow.ts'
import { boundTo, hook } from '../hook.ts'
import { DefineAuthChallenge } from '../hooks/define-auth-challenge.ts'
import { PostAuthentication } from '../hooks/post-authentication.ts'
import { noteSignIn, weighRisk, weighUnproved } from '../threats/weigh-sign-in.ts'
import { checkStatus } from '../steps/check-status.ts'
import { readAgain } from '../steps/read-again.ts'
import { apiScope } from './api-scope.ts'
import { askNext } from './ask-and-answer.ts'
import { nextChallenge, type Next } from './next-challenge.ts'
import { keepSignIn, renewSession } from './session.ts'
import { hasProved, type Outcome, type Turn } from './turn.ts'

type Deciding = Turn & { readonly next: Next }

const decide: Step<Turn, { next: Next }> = {
  name: 'decide',
  run: ({ signIn, user, pool }) => ({ next: nextChallenge(signIn, user, pool) }),
}

/** A custom sign-in needs somebody to decide it. */
const checkDefined: Step<Turn> = {
  name: 'check that a script decides',
  run({ pool }) {
    if (!boundTo(pool, 'DefineAuthChallenge')) throw new Fault('InvalidUserPoolConfigurationException')
    return undefined
  },
}

const consult = flow<Deciding>('consult the script')
  .step(checkDefined)
  .step(readAgain('VerifyAuthChallengeResponse'))
  .step(hook(DefineAuthChallenge, 'DefineAuthChallenge_Authentication'))
  .step(readAgain('DefineAuthChallenge'))
  .step(decide)

const remember: Step<Turn & Question & { next: Next }, { signIn: Turn['signIn'] }> = {
  name: 'remember the question',
  run: ({ signIn, next, memory, parameters, available }) => ({
    signIn: {
      ...signIn,
      asked: { name: next, memory } as Asked,
      // A page can be asked for again, which an answer of the API cannot.
      ...(signIn.authorization && { shown: { parameters, ...(available && { available }) } }),
    },
  }),
}

const sayQuestion: Step<Question & { next: Next; session: string }, { outcome: Outcome }> = {
  name: 'say the question',
  run: ({ next, parameters, session, available }) => ({
    outcome: { kind: 'challenge', name: next, parameters, session, ...(available && { available }) },
  }),
}

const ask: Step<Deciding, { outcome: Outcome }> = flow<Deciding>('ask')
  .step(renewSession)
  .step(askNext)
  .step(remember)
  .step(keepSignIn)
  .step(sayQuestion)

/**
 * The door itself, behind every proof and whatever a script has ruled: a stranger stays out here; the
 * disabled, the unconfirmed and those who must reset their password are told so by the step after it.
 */
const admit: Step<{ user: User }> = {
  name: 'admit',
  run({ user }) {
    if (user.stranger) throw new Fault('NotAuthorizedException')
    return undefined
  },
}

const sayWhy: Step<Turn, { tokenSource: string; scopes: readonly string[] }> = {
  name: 'say why tokens are made',
  run: ({ signIn }) => ({
    tokenSource: sourceOf(signIn),
    scopes: signIn.authorization?.scopes ?? [apiScope],
  }),
}

function sourceOf(signIn: Turn['signIn']): string {
  // The table of triggers says so; that of the sign-in page names TokenGeneration_Authentication.
  if (signIn.authorization) return 'TokenGeneration_HostedAuth'
  if (hasProved(signIn, 'DEVICE_PASSWORD_VERIFIER')) return 'TokenGeneration_AuthenticateDevice'
  return signIn.results.some(({ challengeName }) => challengeName === 'NEW_PASSWORD_REQUIRED')
    ? 'TokenGeneration_NewPasswordChallenge'
    : 'TokenGeneration_Authentication'
}

/** Notes when a device was last used, and from where. */
const noteDevice: Step<Turn> = {
  name: 'note device',
  run({ pool, user, signIn: { device } }, { clock, caller }, { effects }) {
    if (!device) return undefined
    effects.push({
      kind: 'change device',
      device: { poolId: pool.id, username: user.username, key: device.key },
      set: { authenticatedAt: clock.now(), ...(caller.ip !== undefined && { ip: caller.ip }) },
      gone: noDevice,
    })
    return undefined
  },
}

const endSignIn: Step<Turn> = {
  name: 'end sign-in',
  run({ signIn }, _, { effects }) {
    if (signIn.ticket) effects.push({ kind: 'end sign-in', id: signIn.id })
    return undefined
  },
}

const give: Step<Finished, { outcome: Outcome }> = choose(
  'give',
  ({ signIn }: Finished) => (signIn.authorization ? 'admission' : 'tokens'),
  { admission: admitToApp, tokens: handOver },
)

// PostAuthentication before PreTokenGeneration: the guide has it run before the user receives tokens,
// and says that what it changes shows at the next sign-in. The order of the two is unverified.
const finish: Step<Deciding, { outcome: Outcome }> = flow<Deciding>('finish')
  .step(admit)
  .step(checkStatus)
  .step(weighUnproved)
  .step(hook(PostAuthentication, 'PostAuthentication_Authentication'))
  .step(sayWhy)
  .step(decideClaims)
  .step(give)
  .step(noteDevice)
  .step(noteSignIn)
  .step(endSignIn)

/** Goes on from what has been proved: to the next question, or to the end. */
export const advance: Step<Turn, { outcome: Outcome }> = flow<Turn>('advance')
  .step(checkDevice)
  .step(weighRisk)
  .step(decide)
  .step(when(({ next }) => next === 'script', consult))
  .step(choose('go on', ({ next }) => (next === 'end' ? 'finish' : 'ask'), { ask, finish }))
