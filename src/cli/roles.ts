import process from 'node:process'
import type { Command } from 'commander'
import type { Model } from '../model/model.ts'
import { assumed } from '../review/access/assumed.ts'
import { classicRoles } from '../review/access/classic.ts'
import { givenTo, type Narrowed, type Person } from '../review/access/given.ts'
import { mayDo } from '../review/access/may.ts'
import { rolesLines, type GivenRole } from '../review/access/roles-lines.ts'
import { rolesData } from '../review/access/roles-data.ts'
import { visible } from '../review/visible.ts'
import { warn } from './access/can-action.ts'
import { readClaims } from './access/can-claims.ts'
import { nowContext } from './access/can-context.ts'
import { modelsOf } from './access/can-models.ts'
import { narrowedBy, type Narrowing } from './access/can-subject.ts'
import { globalsOf, printJson } from './globals.ts'
import { unknown } from './named.ts'
import { paintFor } from './paint.ts'
import { groupClaims, poolUsers } from './access/roles-user.ts'

interface Options extends Narrowing {
  readonly group?: readonly string[]
  readonly claims?: string
  readonly guest?: true
  readonly env?: string
}

/** Somebody of whom it is asked which roles they get. */
interface Asked {
  readonly who: Person | 'guest'
  readonly narrowed: Narrowed
  /** Whom, where it is a user: their pool, and the name that it knows them by. */
  readonly user?: { readonly pool: string; readonly username: string; readonly groups: readonly string[] }
  readonly warnings: readonly string[]
}

/** `poolwright roles`: who gets which role, in which identity pool, and by which rule. */
export function register(program: Command): void {
  program
    .command('roles')
    .argument('[user]', 'somebody who has signed up at the server that `dev` runs here')
    .description('Say which role somebody gets in each identity pool, by which rule, and what it may do.')
    .option('--group <name...>', 'whoever is in these groups, and of whom no more is known')
    .option('--claims <json|file>', 'whoever has a token with these claims')
    .option('--guest', 'whoever has not signed in')
    .option('--pool <name>', 'the user pool or other provider by which they come')
    .option('--client <name>', 'the app client by which they come, by name or id')
    .option('--identity-pool <name>', 'the identity pool; without it, each')
    .option('--env <name>', 'the environment; without it, dev if there is one')
    .addHelpText('after', examples)
    .action(roles)
}

const examples = `
Roles that depend on a claim of which nothing is known are told as well. The claims of a user are those that the
pool itself puts into the ID token: what a PreTokenGeneration trigger changes is not among them.

Exit code 0 says that some identity pool surely gives a role; 1, that none does.

Examples:
  $ poolwright roles ana@example.com --pool customers
  $ poolwright roles --group admins
  $ poolwright roles --claims '{"custom:plan":"gold"}' --client web
  $ poolwright roles --guest --json`

async function roles(name: string | undefined, options: Options, command: Command) {
  const { json, quiet, cwd } = globalsOf(command)
  const given = [name, options.group, options.claims, options.guest].filter((one) => one !== undefined)
  if (given.length !== 1) return command.error('error: say one of a user, --group, --claims and --guest')
  const [model] = (await modelsOf(cwd, { env: options.env, each: false }, command)) as [Model]
  const asked = await askedOf(name, options, model, cwd, command)
  const now = nowContext(new Date())
  const found = asked.flatMap(({ who, narrowed }) =>
    givenTo(model, who, narrowed).map((one): GivenRole => {
      const { role } = one
      const classic = classicRoles(model, one, now).flatMap(({ name }) => (name === role?.name ? [] : name))
      if (!role) return { given: one, classic }
      const trust = assumed(model, role, one, now, 'enhanced')
      return { given: one, trust, may: mayDo(model, role), classic }
    }),
  )
  const ok = found.some(({ trust }) => trust?.verdict === 'yes')
  const warnings = asked.flatMap((one) => one.warnings)
  const users = asked.flatMap(({ user }) => user ?? [])
  if (json) printJson({ ok, ...(users.length && { users }), roles: found.map(rolesData), warnings })
  else {
    warn(warnings, quiet)
    const nothing = [
      model.identityPools.length ? 'no identity pool takes such a token' : 'there is no identity pool',
    ]
    const lines = found.length ? rolesLines(found, paintFor(process.stdout)) : nothing
    process.stdout.write(`${lines.join('\n')}\n`)
  }
  if (!ok) process.exitCode = 1
}

async function askedOf(
  name: string | undefined,
  options: Options,
  model: Model,
  cwd: string,
  command: Command,
): Promise<readonly Asked[]> {
  const narrowed = narrowedBy(model, options, command)
  if (options.guest) return [{ who: 'guest', narrowed, warnings: [] }]
  if (options.claims !== undefined) {
    const claims = readClaims(options.claims)
    return [{ who: { claims: () => claims, whole: true }, narrowed, warnings: [] }]
  }
  if (options.group) return inGroups(options.group, options.pool, narrowed, model, command)
  const found = await poolUsers(model, name ?? '', options.pool, cwd)
  return found.map(({ person, pool, username, groups, enabled }) => ({
    who: person,
    narrowed: { ...narrowed, provider: pool.name },
    user: { pool: pool.name, username, groups },
    warnings: [
      ...(enabled ? [] : [`${visible(username)} of ${pool.name} is disabled, and cannot sign in`]),
      ...(pool.properties.LambdaConfig?.PreTokenGeneration ||
      pool.properties.LambdaConfig?.PreTokenGenerationConfig
        ? [`the PreTokenGeneration trigger of ${pool.name} may say other claims`]
        : []),
    ],
  }))
}

function inGroups(
  groups: readonly string[],
  named: string | undefined,
  narrowed: Narrowed,
  model: Model,
  command: Command,
): readonly Asked[] {
  const pools = model.pools.filter((pool) => named === undefined || pool.name === named)
  const namesOf = (pool: (typeof pools)[number]) => pool.groups.map(({ GroupName }) => GroupName)
  const having = pools.filter((pool) => groups.every((group) => namesOf(pool).includes(group)))
  if (!having.length) {
    const known = pools.flatMap(namesOf)
    const missing = groups.find((group) => !known.includes(group))
    if (missing !== undefined) unknown('group', missing, known, command)
    return command.error(`error: no user pool has all of the groups ${groups.join(', ')}`)
  }
  return having.map((pool) => {
    const claims = groupClaims(pool, groups)
    return {
      who: { claims: () => claims, whole: false },
      narrowed: { ...narrowed, provider: pool.name },
      warnings: [],
    }
  })
}
