import type { Step } from '../flow.ts'
import { sessionPolicies, type AskedPolicies } from './session-policies.ts'

/** Reads what a session is to be narrowed by. */
export const readSessionPolicies: Step<AskedPolicies, { narrow: ReturnType<typeof sessionPolicies> }> = {
  name: 'read session policies',
  run: (asked, ports) => ({ narrow: sessionPolicies(asked, ports) }),
}
