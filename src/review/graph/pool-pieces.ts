import type { PoolDocument } from '../../config/made/documents.ts'
import { appsOf, flowsOf, isMachine, type App } from '../lint/questions/apps.ts'
import { providersOf } from '../lint/questions/providers.ts'
import type { Resource, Reviewed } from '../lint/reviewed.ts'
import { edge, elsewhere, idOf, nodeAt, nodeNamed, some, type Piece } from './graph.ts'
import { hookPieces } from './hook-pieces.ts'
import { roleEnd } from './role-end.ts'

/** User pools: who comes in by which client, what runs meanwhile, and the groups that lead to roles. */
export function* poolPieces(project: Reviewed): Generator<Piece> {
  for (const pool of project.all('pool')) {
    const id = idOf('pool', pool.name)
    for (const { name, says, at } of providersOf(pool)) {
      yield nodeAt('provider', [pool.name, name], [says.type], at())
      yield edge(idOf('provider', pool.name, name), id)
    }
    for (const app of appsOf(pool)) yield* clientPieces(app)
    yield nodeAt('pool', [pool.name], poolLines(pool.says), { resource: pool, path: [] })
    yield* hookPieces(project, pool)
    yield* groupPieces(project, pool)
    if (pool.says.sms?.role !== undefined) yield* roleEnd(project, id, pool.says.sms.role, 'sends texts')
  }
}

function* clientPieces(app: App): Generator<Piece> {
  const { pool, name, says, at } = app
  const id = idOf('client', pool.name, name)
  const flows = says.oauth?.flows ?? []
  const lines = [
    ...(isMachine(app) ? ['speaks for itself'] : [`sign-in: ${flowsOf(app).join(', ')}`]),
    ...(flows.length ? [`grants: ${flows.join(', ')}`] : []),
    ...(says.oauth?.scopes?.length ? [`scopes: ${some(says.oauth.scopes)}`] : []),
    ...(says.secret ? ['has a secret'] : []),
  ]
  yield nodeAt('client', [pool.name, name], lines, at())
  const from = says.providers ?? ['COGNITO']
  // A client that lets in nobody of the pool's own still asks the pool for its tokens.
  if (from.includes('COGNITO') || from.length === 0) yield edge(id, idOf('pool', pool.name))
  for (const provider of from)
    if (provider !== 'COGNITO') {
      const to = idOf('provider', pool.name, provider)
      if (pool.says.identityProviders?.[provider] === undefined) {
        yield { node: { id: to, kind: 'provider', name: provider, lines: [] } }
        yield edge(to, idOf('pool', pool.name))
      }
      yield edge(id, to)
    }
}

function* groupPieces(project: Reviewed, pool: Resource<'pool'>): Generator<Piece> {
  for (const [name, { precedence, role }] of Object.entries(pool.says.groups ?? {})) {
    const lines = precedence === undefined ? [] : [`precedence ${precedence}`]
    yield nodeAt('group', [pool.name, name], lines, { resource: pool, path: ['groups', name] })
    const id = idOf('group', pool.name, name)
    yield edge(idOf('pool', pool.name), id)
    if (role !== undefined) yield* roleEnd(project, id, role)
  }
}

/** What decides who can have an account, and what an account takes. */
function poolLines({ signIn = {}, signUp = {}, mfa = {}, domain }: PoolDocument): readonly string[] {
  return [
    `sign-in with ${(signIn.with ?? ['username']).join(', ')}`,
    signUp.selfService ? 'anybody may sign up' : 'administrators make accounts',
    ...(mfa.mode && mfa.mode !== 'off' ? [`MFA ${mfa.mode}`] : []),
    ...(domain ? [`login pages at ${domain.name}`] : []),
  ]
}

/** Gates: where they stand, whose tokens pass, and what is asked of IAM. */
export function* gatePieces(project: Reviewed): Generator<Piece> {
  for (const gate of project.all('gate')) {
    const { to, speaks, jwt } = gate.says
    const routes = 'routes' in speaks ? Object.entries(speaks.routes ?? {}) : []
    const said = routes.map(([route, { auth = 'iam' }]) => `${route}: ${auth}`)
    const lines = [`speaks ${speaks.type}`, `to ${to}`, ...said.slice(0, mostRoutes)]
    if (said.length > mostRoutes) lines.push(`and ${said.length - mostRoutes} more routes`)
    yield nodeAt('gate', [gate.name], lines, { resource: gate, path: [] })
    if (!jwt) continue
    const pool = project.find('pool', jwt.pool)
    if (!pool) yield nodeNamed('pool', jwt.pool, [elsewhere])
    yield edge(
      idOf('pool', pool?.name ?? jwt.pool),
      idOf('gate', gate.name),
      `tokens of ${some(jwt.clients)}`,
    )
  }
}
const mostRoutes = 6
