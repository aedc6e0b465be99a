import { initiate, publicDoors } from '../../engine/sign-in/initiate.ts'
import { operation } from '../operation.ts'
import { sayOutcome } from '../say-outcome.ts'

/** Begins a sign-in, or trades a refresh token for new tokens. */
export const InitiateAuth = operation('InitiateAuth', 'client', initiate(publicDoors), sayOutcome)
