import { Fault } from '../../model/fault.ts'
import type { Memory } from '../../model/sign-in.ts'
import type { Challenge } from '../challenge.ts'
import { flow, type Step } from '../flow.ts'
import { boundTo, hook } from '../hook.ts'
import { CreateAuthChallenge } from '../hooks/create-auth-challenge.ts'
import { VerifyAuthChallengeResponse } from '../hooks/verify-auth-challenge-response.ts'
import type { Turn } from '../sign-in/turn.ts'

const needs = (name: 'CreateAuthChallenge' | 'VerifyAuthChallengeResponse'): Step<Pick<Turn, 'pool'>> => ({
  name: `check that ${name} is there`,
  run({ pool }) {
    if (!boundTo(pool, name)) throw new Fault('InvalidUserPoolConfigurationException')
    return undefined
  },
})

/** Asks what the pool's own script makes up, and has it judge the answer. */
export const CUSTOM_CHALLENGE: Challenge<'CUSTOM_CHALLENGE'> = {
  ask: flow<Turn & { session: string }>('CUSTOM_CHALLENGE')
    .step(needs('CreateAuthChallenge'))
    .step(hook(CreateAuthChallenge, 'CreateAuthChallenge_Authentication')),
  answer: flow<Turn & { memory: Memory['CUSTOM_CHALLENGE'] }>('CUSTOM_CHALLENGE')
    .step(needs('VerifyAuthChallengeResponse'))
    .step(hook(VerifyAuthChallengeResponse, 'VerifyAuthChallengeResponse_Authentication')),
}
