import type { Command } from 'commander'
import { nearest } from '../../config/nearest.ts'
import { roleByArn } from '../../iam/attached.ts'
import type { Model } from '../../model/model.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Subject } from '../../review/access/can.ts'
import type { Narrowed } from '../../review/access/given.ts'
import { readClaims } from './can-claims.ts'
import { named, unknown } from '../named.ts'
import { groupClaims, poolUsers } from './roles-user.ts'

/** Whom a command is asked about. */
export interface Asker {
  readonly subject: Subject
  /** In words: `the role shop-buyer`. */
  readonly who: string
  readonly narrowed: Narrowed
}

/** Options that choose among identity pools and the logins of each. */
export interface Narrowing {
  readonly pool?: string
  readonly client?: string
  readonly identityPool?: string
}

/** How a principal is written, for help texts and mistakes. */
export const forms =
  'role:<name>, user:<IAM user>, user:<pool>/<user>, group:<pool>/<group>, guest[:<identity pool>], claims:<JSON or @file>, or an ARN'

/** Reads whom somebody asks about. Ends the command where there is no such principal. */
export async function subjectOf(
  typed: string,
  model: Model,
  narrowing: Narrowing,
  cwd: string,
  command: Command,
): Promise<Asker> {
  const narrowed = narrowedBy(model, narrowing, command)
  if (typed.startsWith('arn:')) return byArn(typed, model, narrowed, command)
  const [kind = '', ...rest] = typed.split(':')
  const name = rest.join(':')
  if (kind === 'role' && name) {
    const role = named('role', name, model.roles, command)
    return { subject: { kind: 'role', role }, who: `the role ${name}`, narrowed }
  }
  if (kind === 'user' && name.includes('/')) return poolUser(name, model, narrowed, cwd, command)
  if (kind === 'user' && name) {
    const user = named('IAM user', name, model.iamUsers, command)
    return { subject: { kind: 'user', user }, who: `the IAM user ${name}`, narrowed }
  }
  if (kind === 'guest') {
    if (name) named('identity pool', name, model.identityPools, command)
    const who = name ? `a guest of ${name}` : 'a guest'
    return { subject: { kind: 'guest' }, who, narrowed: { ...narrowed, ...(name && { identityPool: name }) } }
  }
  if (kind === 'group' && name) return group(name, model, narrowed, command)
  if (kind === 'claims' && name) {
    const claims = readClaims(name)
    const person = { claims: () => claims, whole: true }
    return { subject: { kind: 'person', person }, who: 'whoever has these claims', narrowed }
  }
  return command.error(`error: '${typed}' is no principal (${hintFor(typed, model)})`)
}

/** Checks what is named, so that a misspelt name is not an empty answer. */
export function narrowedBy(
  model: Model,
  { pool, client, identityPool }: Narrowing,
  command: Command,
): Narrowed {
  const providers = [...model.pools, ...model.oidcProviders, ...model.samlProviders]
  if (pool !== undefined) named('user pool or provider', pool, providers, command)
  if (identityPool !== undefined) named('identity pool', identityPool, model.identityPools, command)
  const clients = model.pools
    .filter(({ name }) => pool === undefined || name === pool)
    .flatMap((one) => one.clients)
  if (client !== undefined && !clients.some(({ id }) => id === client))
    named('app client', client, clients, command)
  return { identityPool, provider: pool, client }
}

function byArn(arn: string, model: Model, narrowed: Narrowed, command: Command): Asker {
  const role = roleByArn(model, arn)
  const user = model.iamUsers.find((one) => one.arn === arn)
  if (user) return { subject: { kind: 'user', user }, who: `the IAM user ${user.name}`, narrowed }
  if (!role)
    return unknown(
      'principal',
      arn,
      [...model.roles, ...model.iamUsers].map((one) => one.arn),
      command,
    )
  const session = role.arn === arn ? {} : { session: arn }
  return { subject: { kind: 'role', role, ...session }, who: `the role ${role.name}`, narrowed }
}

const hasGroup = ({ groups }: UserPool, name: string) => groups.some(({ GroupName }) => GroupName === name)

function group(name: string, model: Model, narrowed: Narrowed, command: Command): Asker {
  const [poolName = '', ...rest] = name.split('/')
  const groupName = rest.join('/')
  const [owner] = rest.length ? [] : model.pools.filter((one) => hasGroup(one, poolName))
  if (owner)
    command.error(
      `error: 'group:${name}' does not say whose group it is (did you mean group:${owner.name}/${name}?)`,
    )
  const pool = named('user pool', poolName, model.pools, command)
  const groups = pool.groups.map(({ GroupName }) => GroupName)
  if (!groups.includes(groupName)) unknown(`group of ${poolName}`, groupName, groups, command)
  const claims = groupClaims(pool, [groupName])
  return {
    subject: { kind: 'person', person: { claims: () => claims, whole: false } },
    who: `a member of ${groupName} of ${poolName}`,
    narrowed: { ...narrowed, provider: poolName },
  }
}

async function poolUser(
  name: string,
  model: Model,
  narrowed: Narrowed,
  cwd: string,
  command: Command,
): Promise<Asker> {
  const [poolName = '', ...rest] = name.split('/')
  const pool = named('user pool', poolName, model.pools, command)
  const [user] = await poolUsers(model, rest.join('/'), pool.name, cwd)
  return {
    subject: { kind: 'person', person: user?.person ?? { claims: () => ({}), whole: false } },
    who: `${rest.join('/')} of ${poolName}`,
    narrowed: { ...narrowed, provider: poolName },
  }
}

/** What somebody probably meant who wrote no kind, or another one. */
function hintFor(typed: string, model: Model): string {
  const bare = typed.slice(typed.indexOf(':') + 1)
  const all = [
    ...model.roles.map(({ name }) => [name, `role:${name}`] as const),
    ...model.iamUsers.map(({ name }) => [name, `user:${name}`] as const),
    ...model.pools.flatMap((pool) =>
      pool.groups.map(({ GroupName }) => [GroupName, `group:${pool.name}/${GroupName}`] as const),
    ),
  ]
  const near = all.some(([name]) => name === bare)
    ? bare
    : nearest(
        bare,
        all.map(([name]) => name),
      )
  const meant = all.find(([name]) => name === near)?.[1]
  return meant ? `did you mean ${meant}?` : `it is one of ${forms}`
}
