import { locate } from '../../lint/locate.ts'
import { appsOf, flowsOf, type App } from '../../lint/questions/apps.ts'
import { listed } from '../../lint/questions/listed.ts'
import { powersOf } from '../../lint/questions/powers.ts'
import { writableBy } from '../../lint/questions/writable-attributes.ts'
import type { Reviewed } from '../../lint/reviewed.ts'
import { code } from '../code.ts'
import type { FactKind, Told } from '../fact.ts'

/** An app client as a whole: `about` is pool and client. */
export const client: FactKind<true> = {
  kind: 'client',
  names: 'client',
  whole: true,
  *of(project) {
    for (const pool of project.all('pool'))
      for (const name of Object.keys(pool.says.clients ?? {}))
        yield { about: [pool.name, name], value: true, at: { resource: pool, path: ['clients', name] } }
  },
  *tell({ about: [pool = '', name = ''], after }, { before, after: now, renames }) {
    const whose = `the app client ${code(name)} of ${code(pool)}`
    if (!after) {
      yield {
        risk: 'client-breaking',
        sentence: `${whose} is gone: its applications stop, and everybody signed in by it has to sign in elsewhere`,
      }
      return
    }
    const app = appOf(now, pool, name)
    if (!app) return
    const [old = ''] = renames.before('pool', [pool])
    const others = appsIn(before, old)
    yield {
      ...weighed(app, others, now),
      sentence: `${whose} is new: ${wordsOf(app)}${soOf(app, others, now)}`,
    }
  },
}

const appsIn = (project: Reviewed, pool: string): readonly App[] => {
  const resource = project.find('pool', pool)
  return resource ? appsOf(resource) : []
}
const appOf = (project: Reviewed, pool: string, name: string) =>
  appsIn(project, pool).find((one) => one.name === name)

/** What of a new client is riskier than anything that the pool's other clients had. */
function weighed(app: App, others: readonly App[], project: Reviewed): Pick<Told, 'risk' | 'related'> {
  const power = powersIn(app, project)[0]
  if (power && !others.some((other) => writableBy(other).includes(power.attribute)))
    return {
      risk: 'access-widened',
      related: power.steps.map(({ message, at }) => ({ message, at: locate(at) })),
    }
  if (newScopes(app, others).length) return { risk: 'access-widened' }
  if (newProviders(app, others).length) return { risk: 'signup-opened' }
  if (newWays(app, others).length) return { risk: 'auth-weakened' }
  return { risk: 'client-added' }
}

function soOf(app: App, others: readonly App[], project: Reviewed): string {
  const powers = powersIn(app, project).map(
    ({ attribute, does }) => `people set their own ${code(attribute)}, which ${does}`,
  )
  const scopes = newScopes(app, others)
  const ways = newWays(app, others)
  const providers = newProviders(app, others)
  const so = [
    ...powers,
    ...(scopes.length ? [`no other client has tokens for ${listed(scopes)}`] : []),
    ...(providers.length ? [`no other client lets in people of ${listed(providers)}`] : []),
    ...(ways.length ? [`no other client takes ${listed(ways)}`] : []),
  ]
  return so.length ? `; ${so.join('; ')}` : ''
}

const powersIn = (app: App, project: Reviewed) => {
  const writable = writableBy(app)
  return powersOf(project, app.pool).filter(({ attribute }) => writable.includes(attribute))
}

/** Ways in that give away more than others do. */
const plain = ['password', 'adminPassword', 'custom', 'clientToken']
const waysOf = (app: App): readonly string[] => [
  ...flowsOf(app).filter((flow) => plain.includes(flow) && app.says.auth?.includes(flow)),
  ...(app.says.oauth?.flows ?? []).filter((flow) => flow === 'implicit'),
]
const newWays = (app: App, others: readonly App[]) => beyond(waysOf, app, others)

/** Scopes of an API, which machines and people have tokens for. */
const scopesOf = (app: App) =>
  (app.says.oauth?.scopes ?? []).filter((scope) => scope.includes('/') || scope.startsWith('aws.'))
const newScopes = (app: App, others: readonly App[]) => beyond(scopesOf, app, others)

const providersOf = (app: App) => (app.says.providers ?? []).filter((provider) => provider !== 'COGNITO')
const newProviders = (app: App, others: readonly App[]) => beyond(providersOf, app, others)

function beyond(of: (app: App) => readonly string[], app: App, others: readonly App[]): readonly string[] {
  const known = new Set(others.flatMap(of))
  return of(app).filter((one) => !known.has(one))
}

function wordsOf(app: App): string {
  const { oauth, secret } = app.says
  const callbacks = oauth?.callbacks ?? []
  const machine = oauth?.flows.includes('client_credentials')
  return [
    secret ? 'with a secret' : 'without a secret',
    machine ? 'tokens in its own name' : `sign-in by ${listed(flowsOf(app))}`,
    ...(callbacks.length ? [`codes for ${listed(callbacks, 2)}`] : []),
  ].join(', ')
}
