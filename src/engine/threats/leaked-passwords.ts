import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'
import type { Ports } from '../ports.ts'
import { riskAt, threatMode } from './mode.ts'

type Filter = 'SIGN_IN' | 'SIGN_UP' | 'PASSWORD_CHANGE'
type At = { readonly pool: UserPool; readonly client?: AppClient | undefined }

/** What was found out of a password; nothing where nobody looked. */
export interface Compromised {
  readonly compromised: boolean | undefined
}

/** Looks a password up, where the pool wants that done at this occasion. */
export async function lookUp(
  { pool, client }: At,
  occasion: Filter,
  password: string,
  { leaked }: Pick<Ports, 'leaked'>,
): Promise<boolean | undefined> {
  const { EventFilter } = riskAt(pool, client).CompromisedCredentialsRiskConfiguration ?? {}
  // One that names no occasion means all of them.
  const wanted = !EventFilter?.length || EventFilter.includes(occasion)
  return threatMode(pool) !== 'OFF' && wanted ? leaked.has(password) : undefined
}

/** Whether leaked passwords are refused, and not only noted. */
export const blocksLeaked = ({ pool, client }: At): boolean =>
  threatMode(pool) === 'ENFORCED' &&
  riskAt(pool, client).CompromisedCredentialsRiskConfiguration?.Actions.EventAction === 'BLOCK'

/** Refuses a password that others know, or tells that it is one. Where there is none there is nothing to refuse. */
export async function refuseLeaked(
  at: At,
  occasion: Exclude<Filter, 'SIGN_IN'>,
  password: string | undefined,
  ports: Pick<Ports, 'leaked'>,
): Promise<Compromised> {
  const compromised = password === undefined ? undefined : await lookUp(at, occasion, password, ports)
  if (compromised && blocksLeaked(at))
    throw new Fault('InvalidPasswordException', 'Provided password cannot be used for security reasons.')
  return { compromised }
}

/** The same for a password that is to take the place of another. */
export const checkLeaked: Step<At & { readonly newPassword: string }, Compromised> = {
  name: 'check for leaked passwords',
  run: (facts, ports) => refuseLeaked(facts, 'PASSWORD_CHANGE', facts.newPassword, ports),
}
