import { respond } from '../../engine/sign-in/initiate.ts'
import { operation } from '../operation.ts'
import { sayOutcome } from '../say-outcome.ts'

/** Answers the question that a sign-in asked last. */
export const RespondToAuthChallenge = operation('RespondToAuthChallenge', 'client', respond, sayOutcome)
