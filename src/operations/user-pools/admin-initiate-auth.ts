import { adminDoors, initiate } from '../../engine/sign-in/initiate.ts'
import { operation } from '../operation.ts'
import { sayOutcome } from '../say-outcome.ts'

/** Begins a sign-in on behalf of a user, by an administrator who need not be trusted with SRP. */
export const AdminInitiateAuth = operation('AdminInitiateAuth', 'admin', initiate(adminDoors), sayOutcome)
