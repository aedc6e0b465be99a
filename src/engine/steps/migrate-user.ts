import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { commit } from '../effect.ts'
import { flow, when, type Step } from '../flow.ts'
import { boundTo, hook } from '../hook.ts'
import { migrationFailed, UserMigration, type Migrated } from '../hooks/user-migration.ts'
import type { Ports } from '../ports.ts'
import { drawUuid } from '../secrets/random-text.ts'
import { newVerifier } from '../secrets/srp.ts'
import type { Opening } from '../sign-in/open.ts'
import type { Texts } from '../sign-in/turn.ts'
import { checkAttributes } from '../users/attributes.ts'
import { aliases, namesOf, nameKey } from '../users/names.ts'
import { placeName } from '../users/place-name.ts'
import { countAttempt, forgetAttempts } from './count-attempt.ts'

interface Unknown {
  readonly pool: UserPool
  readonly client: AppClient
  readonly typed: string
  readonly found: User | undefined
  readonly password: string | undefined
  readonly validationData: Texts | null
  readonly clientMetadata: Texts | undefined
}

interface Named {
  readonly user: { readonly username: string }
}
type Judged = Unknown & Named

/** The name that was typed stands for the user that may come to be. */
const nameNobody: Step<Unknown, Named> = {
  name: 'name nobody',
  run: ({ typed }) => ({ user: { username: typed } }),
}

/** The user that the script's answer makes, checked like any other new one. */
function migratedUser(
  { pool, typed }: Unknown,
  { attributes: { username: named, ...attributes }, status }: Migrated,
  { random, clock }: Ports,
): User {
  const leadsHere = (alias: string) => {
    const value = attributes[alias]
    return value !== undefined && nameKey(pool, value) === nameKey(pool, typed)
  }
  if (!named && aliases(pool).some(leadsHere))
    throw new Fault('InvalidParameterException', 'A user known by an alias needs a username.')
  const sub = drawUuid(random)
  const placed = placeName(pool, named ?? typed, attributes, sub)
  checkAttributes(pool, placed.attributes)
  const now = clock.now()
  return { poolId: pool.id, ...placed, sub, enabled: true, status, createdAt: now, modifiedAt: now }
}

const createMigrated: Step<Unknown & { migrated: Migrated | undefined }, { found: User | undefined }> = {
  name: 'create migrated user',
  async run(facts, ports, { effects }) {
    const { pool, client, migrated, password } = facts
    if (!migrated) return { found: undefined }
    try {
      const made = migratedUser(facts, migrated, ports)
      const user =
        password === undefined ? made : { ...made, password: await newVerifier(made, password, ports) }
      const names = namesOf(pool, user, migrated.moveAliases ? aliases(pool) : [])
      effects.push({ kind: 'create user', user, names })
      return { found: user }
    } catch (error) {
      throw error instanceof Fault ? migrationFailed(client, error) : error
    }
  },
}

const taken = (error: unknown) =>
  error instanceof Fault && ['UsernameExistsException', 'AliasExistsException'].includes(error.code)

/** Reads the user again whom another sign-in has brought over meanwhile; an alias of somebody else stays there. */
const commitOrJoin: Step<Unknown & { found: User | undefined }, { found: User | undefined }> = {
  name: 'commit migration',
  async run(facts, ports, run) {
    const { pool, client, typed, found } = facts
    if (!found) return { found }
    try {
      await commit.run(facts, ports, run)
      return { found }
    } catch (error) {
      if (!taken(error)) throw error
      const brought = await ports.store.userByName(pool.id, nameKey(pool, typed))
      if (!brought) throw migrationFailed(client, error)
      return { found: brought }
    }
  },
}

// The import stands even if a later step refuses, so that the old directory is asked once.
const migrate = (source: 'UserMigration_Authentication' | 'UserMigration_ForgotPassword') =>
  flow<Unknown & Named>('migrate user')
    .step(hook(UserMigration, source))
    .step(createMigrated)
    .step(commitOrJoin)

const bound = ({ found, pool }: { found: User | undefined; pool: UserPool }) =>
  !found && boundTo(pool, 'UserMigration') !== undefined

type AtSignIn = Opening & { readonly typed: string; readonly found: User | undefined }

// The script is a judge of passwords too, and who guesses at them is kept waiting all the same.
const judged = flow<Unknown>('migrate user')
  .step(nameNobody)
  .step(countAttempt('migration'))
  .step(migrate('UserMigration_Authentication'))
  .step(when(({ found }: Judged) => found !== undefined, forgetAttempts('migration')))

const atSignIn: Step<AtSignIn, { found: User | undefined }> = {
  name: 'migrate at sign-in',
  parts: [judged],
  async run(facts, ports, run) {
    const password = facts.given['PASSWORD']
    const { found } = await judged.run({ ...facts, password, clientMetadata: undefined }, ports, run)
    return { found }
  },
}

/** Gives an unknown user who brings a password the chance to be known elsewhere. */
export const migrateAtSignIn: Step<AtSignIn> = when<AtSignIn>(
  (facts) =>
    bound(facts) && facts.authFlow.endsWith('USER_PASSWORD_AUTH') && Boolean(facts.given['PASSWORD']),
  atSignIn,
)

type AtReset = Omit<Unknown, 'password' | 'validationData'>

const asked = flow<Unknown>('migrate user').step(nameNobody).step(migrate('UserMigration_ForgotPassword'))

const atReset: Step<AtReset, { found: User | undefined }> = {
  name: 'migrate at reset',
  parts: [asked],
  async run(facts, ports, run) {
    const { found } = await asked.run({ ...facts, password: undefined, validationData: null }, ports, run)
    return { found }
  },
}

/** Gives an unknown user who has forgotten a password the chance to be known elsewhere. */
export const migrateAtReset: Step<AtReset> = when<AtReset>(bound, atReset)
