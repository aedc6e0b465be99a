import { Fault } from '../../model/fault.ts'
import type { Memory } from '../../model/sign-in.ts'
import type { Challenge } from '../challenge.ts'
import { flow, type Step } from '../flow.ts'
import { boundTo, hook } from '../hook.ts'
import { CreateAuthChallenge } from '../hooks/create-auth-challenge.ts'
import { VerifyAuthChallengeResponse } from '../hooks/verify-auth-challenge-response.ts'
import type { Texts, Turn } from '../sign-in/turn.ts'
import { pageParameter, readChallengePage } from '../challenge-pages/read-challenge-page.ts'

const needs = (name: 'CreateAuthChallenge' | 'VerifyAuthChallengeResponse'): Step<Pick<Turn, 'pool'>> => ({
  name: `check that ${name} is there`,
  run({ pool }) {
    if (!boundTo(pool, name)) throw new Fault('InvalidUserPoolConfigurationException')
    return undefined
  },
})

/** Makes sure that the pages can show what the script has made up: its author learns of a mistake where it is made. */
const checkPage: Step<Pick<Turn, 'signIn'> & { parameters: Texts }> = {
  name: 'check the page',
  run({ signIn, parameters }) {
    const said = parameters[pageParameter]
    if (!signIn.authorization || said === undefined) return undefined
    const page = readChallengePage(said)
    if ('wrong' in page)
      throw new Fault('InvalidLambdaResponseException', `CreateAuthChallenge: ${page.wrong}.`)
    return undefined
  },
}

/** Asks what the pool's own script makes up, and has it judge the answer. */
export const CUSTOM_CHALLENGE: Challenge<'CUSTOM_CHALLENGE'> = {
  ask: flow<Turn & { session: string }>('CUSTOM_CHALLENGE')
    .step(needs('CreateAuthChallenge'))
    .step(hook(CreateAuthChallenge, 'CreateAuthChallenge_Authentication'))
    .step(checkPage),
  answer: flow<Turn & { memory: Memory['CUSTOM_CHALLENGE'] }>('CUSTOM_CHALLENGE')
    .step(needs('VerifyAuthChallengeResponse'))
    .step(hook(VerifyAuthChallengeResponse, 'VerifyAuthChallengeResponse_Authentication')),
}
