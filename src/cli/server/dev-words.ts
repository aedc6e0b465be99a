import { styleText } from 'node:util'
import type { App } from '../../app/app.ts'
import type { Message } from '../../engine/effect.ts'
import type { Model } from '../../model/model.ts'
import type { Log } from '../../protocol/log.ts'
import { flat } from '../../review/visible.ts'
import { domainAt, signInPages } from './sign-in-pages.ts'

// Standard output may lead elsewhere; what is said here goes to standard error.
const paint = (style: Parameters<typeof styleText>[0], text: string) =>
  styleText(style, text, { stream: process.stderr })
const dim = (text: string) => (text === '' ? '' : paint('dim', text))

/**
 * The variables by which an app finds this server: those of every AWS SDK, and the ids it asks for. STS is
 * left where it is unless the project has somebody whom it could be asked about. Clients of OAuth are told of
 * issuers and domains.
 */
export function variablesOf(
  { url, publicUrl, issuer, model }: Pick<App, 'url' | 'publicUrl' | 'issuer' | 'model'>,
  known: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const { pools, identityPools, roles, iamUsers, region } = model()
  const ids = pools.flatMap((each) => {
    const { name, id, clients } = each
    const pool = pools.length > 1 ? [name] : []
    const domain = domainAt(publicUrl, each)
    return [
      [variable(...pool, 'user_pool_id'), id],
      ...(domain === undefined
        ? []
        : [
            [variable(...pool, 'user_pool_issuer'), issuer(each)],
            [variable(...pool, 'user_pool_domain'), domain],
          ]),
      ...clients.map((client) => [
        variable(...pool, ...(clients.length > 1 ? [client.name] : []), 'client_id'),
        client.id,
      ]),
    ]
  })
  const identities = identityPools.map(({ name, id }) => [
    variable(...(identityPools.length > 1 ? [name] : []), 'identity_pool_id'),
    id,
  ])
  const hasKeys = known['AWS_ACCESS_KEY_ID'] ?? known['AWS_PROFILE']
  return {
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: url,
    ...(identityPools.length && { AWS_ENDPOINT_URL_COGNITO_IDENTITY: url }),
    ...(identityPools.length + roles.length + iamUsers.length && { AWS_ENDPOINT_URL_STS: url }),
    AWS_REGION: region,
    // The SDK of Python reads no other.
    AWS_DEFAULT_REGION: region,
    // SDKs sign calls of administrators with whatever keys they find, and refuse to go without.
    ...(!hasKeys && { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' }),
    ...(Object.fromEntries([...ids, ...identities]) as Record<string, string>),
  }
}

const variable = (...words: readonly string[]) =>
  words
    .join('_')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase()

/** What `dev` says once it is ready: where everything is. */
export function greeting(
  app: App,
  more: { readonly memory: boolean; readonly remote: boolean; readonly drift?: boolean },
): string {
  const model = app.model()
  const pages = signInPages(app.publicUrl, model.pools)
  const rows: (readonly [string, string])[] = [
    ['Cognito', paint('cyan', app.url)],
    ...pages.map(({ pool, client, address }) => {
      const of = pages.length > 1 ? dim(`   ${model.pools.length > 1 ? `${pool}, ` : ''}${client}`) : ''
      return ['sign in', `${paint('cyan', address)}${of}`] as const
    }),
    ...(app.token ? [['inbox', `${app.url}/_poolwright/api/inbox?token=${app.token}`] as const] : []),
    ['data', more.memory ? 'in memory: gone when this ends, with every key' : '.poolwright/data.sqlite'],
    ...(model.env === undefined ? [] : [['env', model.env] as const]),
  ]
  const users = model.pools.flatMap(({ name, id, clients }) => [
    [`  ${name}`, id, ''] as const,
    ...clients.map(
      (client) => [`    ${client.name}`, client.id, client.secret ? 'with a secret' : ''] as const,
    ),
  ])
  const ids = [
    ...users,
    ...model.identityPools.map(({ name, id }) => [`  ${name}`, id, 'identity pool'] as const),
  ]
  const wide = Math.max(0, ...ids.map(([name]) => name.length))
  const long = Math.max(0, ...ids.map(([, id]) => id.length))
  return [
    '',
    ...rows.map(([name, value]) => `  ${dim(name.padEnd(9))}${value}`),
    '',
    ...ids.map(([name, id, note]) => `${name.padEnd(wide)}   ${id.padEnd(long)}   ${dim(note)}`.trimEnd()),
    '',
    ...warnings(app, more),
  ].join('\n')
}

function warnings(
  app: App,
  { remote, drift = false }: { readonly remote: boolean; readonly drift?: boolean },
): readonly string[] {
  const said = [
    ...(remote
      ? ['anybody who reaches this machine can read and change every user; /_poolwright/api is off']
      : []),
    ...(app.warning ? [app.warning] : []),
    ...app.missing().map(missingWords),
    ...driftWords(app.drift(), drift),
    ...counted(app),
  ]
  return said.length ? [...said.map((words) => `  ${paint('yellow', 'note')}     ${words}`), ''] : []
}

/** Pools of either kind and clients that one model has and the one before had not, each with its id. */
export function addedLines(before: Model, after: Model): readonly string[] {
  const known = new Set([
    ...before.pools.flatMap(({ id, clients }) => [id, ...clients.map((client) => client.id)]),
    ...before.identityPools.map(({ id }) => id),
  ])
  const pools = after.pools.flatMap(({ name, id, clients }) => [
    ...(known.has(id) ? [] : [`pool ${name} is new: ${paint('bold', id)}`]),
    ...clients
      .filter((client) => !known.has(client.id))
      .map((client) => `client ${client.name} of pool ${name} is new: ${paint('bold', client.id)}`),
  ])
  const identities = after.identityPools
    .filter(({ id }) => !known.has(id))
    .map(({ name, id }) => `identity pool ${name} is new: ${paint('bold', id)}`)
  return [...pools, ...identities]
}

/** What came of reading a project anew; with `broken`, a script does not compile. */
export const reloadedLine = (took: number, paths: readonly string[], broken: boolean): string => {
  const changed = paths.length > 3 ? `${paths.length} files` : paths.map(flat).join(', ')
  const amiss = broken ? '; calls of a broken script fail until it compiles' : ''
  return `reloaded in ${Math.round(took)} ms: ${changed}${amiss}`
}

/** What is kept of changes that the API made to declared pools, if there are any. */
export function driftWords(changes: number, allowed: boolean): readonly string[] {
  if (!changes) return []
  const [many, lie] = changes === 1 ? ['a change', 'lies'] : [`${changes} changes`, 'lie']
  return [
    allowed
      ? `${many} by the API ${changes === 1 ? 'wins' : 'win'} over what files declare: see poolwright drift`
      : `${many} by the API to what files declare ${lie} unused without --allow-drift: see poolwright drift`,
  ]
}

/** What a missing secret means, and what to do about it. */
export const missingWords = ({ name, usedBy, remedy }: ReturnType<App['missing']>[number]): string =>
  `secret \`${name}\` is missing, so ${usedBy.join(' and ')} is refused: ${remedy}`

function counted(app: App): readonly string[] {
  const of = (severity: string) => app.findings().filter((finding) => finding.severity === severity).length
  const [warned, noted] = [of('warning'), of('info')]
  const words = [
    ...(warned ? [`${warned} ${warned > 1 ? 'warnings' : 'warning'}`] : []),
    ...(noted ? [`${noted} ${noted > 1 ? 'declarations' : 'declaration'} without effect yet`] : []),
  ]
  return words.length ? [`${words.join(' and ')}: see poolwright validate`] : []
}

/** A message that was sent, on one line: the code in it is what a developer waits for. */
export function messageLine({
  medium,
  to,
  reason,
  code,
  link,
  subject,
  text,
}: Omit<Message, 'kind'>): string {
  const shown = link ?? code
  return `${medium === 'EMAIL' ? 'e-mail' : 'text'} to ${flat(to)} ${dim(`(${reason})`)}: ${shown ? paint('bold', flat(shown)) : flat(subject ?? text)}`
}

/** What a model is made of, in a few words. */
export const sizeOf = ({ pools, identityPools, roles, triggers }: Model): string =>
  [
    several(pools.length, 'pool'),
    ...(identityPools.length ? [several(identityPools.length, 'identity pool')] : []),
    ...(roles.length ? [several(roles.length, 'role')] : []),
    several(triggers.length, 'trigger'),
  ].join(', ')

const several = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

/** What programs are told once the server is ready. */
export function readiness(app: App, variables: Readonly<Record<string, string>>) {
  const found = signInPages(app.publicUrl, app.model().pools)
  const pages = new Map(found.map(({ pool, client, address }) => [`${pool} ${client}`, address]))
  return {
    schemaVersion: 1,
    ok: true,
    url: app.url,
    ...(app.token && { token: app.token }),
    pid: process.pid,
    pools: app.model().pools.map((pool) => ({
      id: pool.id,
      name: pool.name,
      region: pool.region,
      issuer: app.issuer(pool),
      ...(pool.domain && { domain: domainAt(app.publicUrl, pool) }),
      clients: pool.clients.map(({ id, name, secret }) => ({
        id,
        name,
        secret: secret !== undefined,
        ...(pages.get(`${pool.name} ${name}`) && { signIn: pages.get(`${pool.name} ${name}`) }),
      })),
    })),
    identityPools: app.model().identityPools.map(({ id, name }) => ({ id, name })),
    variables,
  }
}

/** What a server logs, for a person to read: only what is amiss, or with `all` everything. */
export function devLog(say: (text: string) => void, all: boolean): Log {
  const told = (level: string) => (fields: object, message: string) =>
    say(
      `  ${paint(level === 'error' ? 'red' : 'dim', level)} ${flat(message)} ${dim(JSON.stringify(fields))}`,
    )
  const untold = () => {}
  return {
    debug: all ? told('debug') : untold,
    info: all ? told('info') : untold,
    warn: told('warn'),
    error: told('error'),
  }
}
