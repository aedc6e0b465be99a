import type { GateRoute } from '../../../model/gate.ts'
import type { Json, JsonObject } from '../../../model/trigger.ts'
import { code, valueWords } from '../code.ts'
import type { FactKind, Risk } from '../fact.ts'

/** Who may pass a route of a gate: `about` is the gate and the route. */
export const gateRoute: FactKind<JsonObject> = {
  kind: 'gateRoute',
  names: 'gate',
  *of({ all, model }) {
    for (const resource of all('gate')) {
      const speaks = model.gates.find(({ name }) => name === resource.name)?.speaks
      if (!speaks || !('routes' in speaks)) continue
      for (const route of speaks.routes) {
        const name = `${route.method} /${route.segments.join('/')}`
        yield {
          about: [resource.name, name],
          value: valueOf(route),
          at: { resource, path: ['speaks', 'routes', name] },
        }
      }
    }
  },
  *tell({ about: [gate = '', route = ''], before, after }) {
    const whose = `${code(route)} of the gate ${code(gate)}`
    // IAM decides about every request that no route is about.
    const [was, is] = [before?.value ?? { auth: 'iam' }, after?.value ?? { auth: 'iam' }]
    if (was['auth'] !== is['auth'])
      yield {
        risk:
          order.indexOf(String(is['auth'])) < order.indexOf(String(was['auth']))
            ? 'access-widened'
            : 'access-narrowed',
        sentence: `${whose} is now open to ${who[String(is['auth'])]}, and was to ${who[String(was['auth'])]}`,
      }
    for (const part of ['action', 'resource'])
      if (was[part] !== is[part] && is['auth'] === 'iam' && was['auth'] === 'iam')
        yield {
          risk: 'access-unknown',
          sentence: `IAM is asked for another ${part} at ${whose}: ${valueWords(is[part])}, and was for ${valueWords(was[part])}`,
          proof: { verdict: 'unknown', why: 'who may do the one need not be who may do the other' },
        }
    if (JSON.stringify(was['scopes']) !== JSON.stringify(is['scopes']) && was['auth'] === is['auth'])
      yield {
        risk: scopesRisk(was['scopes'], is['scopes']),
        sentence: `tokens that pass ${whose} are for ${valueWords(is['scopes'])}, and were for ${valueWords(was['scopes'])}`,
      }
  },
}

/** Each lets in fewer than those before it. */
const order = ['none', 'jwt', 'iam']
const who: Readonly<Record<string, string>> = {
  none: 'anybody',
  jwt: 'whoever has a token',
  iam: 'those whom IAM allows it',
}

/** Any one of the scopes is enough; without any, every token passes. */
function scopesRisk(was: Json | undefined, is: Json | undefined): Risk {
  const [then, now] = [was, is] as readonly (readonly string[] | null | undefined)[]
  if (!now?.length) return 'access-widened'
  return then?.length && now.some((scope) => !then.includes(scope)) ? 'access-widened' : 'access-narrowed'
}

const valueOf = ({ auth, action, resource, scopes }: GateRoute): JsonObject => ({
  auth,
  action: action ?? null,
  resource: resource ?? null,
  scopes: scopes ? [...scopes].sort() : null,
})
