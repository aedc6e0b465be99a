import { either, kept } from '../lenses.ts'
import type { Row } from '../table.ts'
import { simple } from '../table.ts'
import { sessionRow } from './row.ts'

/** As many as Cognito lets a user have. */
const few = kept((value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 100)

/** Where people are signed in. */
export const sessions: readonly Row[] = [
  sessionRow('sessions.track', 'UserSessionTracking', either('ENABLED', 'DISABLED')),
  sessionRow('sessions.perUser', 'TokenSession.MaxPerUser', few),
]

/** A name that a level can have. */
const name = kept((value) => typeof value === 'string' && /^[\x21\x23-\x5B\x5D-\x7E]{1,64}$/.test(value))

/** What tokens call the levels of authentication. */
export const acr: readonly Row[] = [1, 2, 3, 4].map((level) =>
  simple(`acr.level${level}`, `properties.AcrConfiguration.Level${level}.AcrValue`, name),
)
