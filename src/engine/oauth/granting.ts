import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { Texts } from '../sign-in/turn.ts'

/** What a request to the token endpoint brings, once it is known which client sends it. */
export interface Granting {
  readonly pool: UserPool
  readonly client: AppClient
  /** The parameters of the form (RFC 6749). */
  readonly form: Texts
}

/** A parameter that the form must have: empty is as good as none. */
export function parameter(form: Texts, name: string): string {
  const value = Object.hasOwn(form, name) ? form[name] : undefined
  if (!value) throw new Fault('invalid_request')
  return value
}
