import { respond } from '../../engine/sign-in/initiate.ts'
import { operation } from '../operation.ts'
import { sayOutcome } from '../say-outcome.ts'

/** Answers the question that a sign-in asked last, on behalf of its user. */
export const AdminRespondToAuthChallenge = operation(
  'AdminRespondToAuthChallenge',
  'admin',
  respond,
  sayOutcome,
)
