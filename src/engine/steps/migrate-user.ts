import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { commit } from '../effect.ts'
import { flow, when, type Step } from '../flow.ts'
import { boundTo, hook } from '../hook.ts'
import { UserMigration, type Migrated } from '../hooks/user-migration.ts'
import { drawUuid } from '../secrets/random-text.ts'
import { newVerifier } from '../secrets/srp.ts'
import type { Opening } from '../sign-in/open.ts'
import type { Texts } from '../sign-in/turn.ts'
import { checkAttributes } from '../users/attributes.ts'
import { aliases, namesOf, nameKey } from '../users/names.ts'
import { placeName } from '../users/place-name.ts'

interface Unknown {
  readonly pool: UserPool
  readonly client: AppClient
  readonly typed: string
  readonly found: User | undefined
  readonly password: string | undefined
  readonly validationData: Texts | null
  readonly clientMetadata: Texts | undefined
}

/** The name that was typed stands for the user that may come to be. */
const nameNobody: Step<Unknown, { user: { username: string } }> = {
  name: 'name nobody',
  run: ({ typed }) => ({ user: { username: typed } }),
}

const createMigrated: Step<Unknown & { migrated: Migrated | undefined }, { found: User | undefined }> = {
  name: 'create migrated user',
  async run({ pool, typed, password, migrated }, ports, { effects }) {
    if (!migrated) return { found: undefined }
    const { username: named, ...attributes } = migrated.attributes
    const sub = drawUuid(ports.random)
    const placed = placeName(pool, named ?? typed, attributes, sub)
    // Signing in by an alias, the script must say whose alias it is.
    const isAlias = !named && aliases(pool).some((alias) => attributes[alias] === typed)
    if (isAlias) throw new Fault('UserNotFoundException', 'Exception migrating user: a username is missing.')
    checkAttributes(pool, placed.attributes)
    const now = ports.clock.now()
    const user: User = {
      poolId: pool.id,
      ...placed,
      sub,
      enabled: true,
      status: migrated.status,
      createdAt: now,
      modifiedAt: now,
      ...(password !== undefined && {
        password: await newVerifier({ poolId: pool.id, username: placed.username }, password, ports),
      }),
    }
    const names = namesOf(pool, user, migrated.moveAliases ? aliases(pool) : [])
    effects.push({ kind: 'create user', user, names })
    return { found: user }
  },
}

/** Reads the user again whom another sign-in has brought over meanwhile. */
const commitOrJoin: Step<Unknown & { found: User | undefined }, { found: User | undefined }> = {
  name: 'commit migration',
  async run(facts, ports, run) {
    if (!facts.found) return { found: undefined }
    try {
      await commit.run(facts, ports, run)
      return { found: facts.found }
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'UsernameExistsException') throw error
      return { found: await ports.store.userByName(facts.pool.id, nameKey(facts.pool, facts.typed)) }
    }
  },
}

// The import stands even if a later step refuses, so that the old directory is asked once.
const migrate = (source: 'UserMigration_Authentication' | 'UserMigration_ForgotPassword') =>
  flow<Unknown>('migrate user')
    .step(nameNobody)
    .step(hook(UserMigration, source))
    .step(createMigrated)
    .step(commitOrJoin)

const bound = ({ found, pool }: { found: User | undefined; pool: UserPool }) =>
  !found && boundTo(pool, 'UserMigration') !== undefined

type AtSignIn = Opening & { readonly typed: string; readonly found: User | undefined }

const atSignIn: Step<AtSignIn, { found: User | undefined }> = {
  name: 'migrate at sign-in',
  parts: [migrate('UserMigration_Authentication')],
  async run(facts, ports, run) {
    const { found } = await migrate('UserMigration_Authentication').run(
      { ...facts, password: facts.given['PASSWORD'], clientMetadata: undefined },
      ports,
      run,
    )
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

const atReset: Step<AtReset, { found: User | undefined }> = {
  name: 'migrate at reset',
  parts: [migrate('UserMigration_ForgotPassword')],
  async run(facts, ports, run) {
    const { found } = await migrate('UserMigration_ForgotPassword').run(
      { ...facts, password: undefined, validationData: null },
      ports,
      run,
    )
    return { found }
  },
}

/** Gives an unknown user who has forgotten a password the chance to be known elsewhere. */
export const migrateAtReset: Step<AtReset> = when<AtReset>(bound, atReset)
