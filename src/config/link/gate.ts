import type { Gate, GateRoute, GateSpeech } from '../../model/gate.ts'
import type { Addresses } from '../addresses.ts'
import type { GateDocument, Route } from '../made/documents.ts'
import type { Resource } from '../merge/resource.ts'

const usualPort = 9341

/** A gate of its file, with everything that may be left out. */
export function gateOf({ name, value }: Resource, addresses: Addresses): Gate {
  const { to, port = usualPort, speaks, jwt } = value as unknown as GateDocument
  return {
    name,
    to,
    port,
    speaks: speechOf(speaks),
    ...(jwt && {
      jwt: {
        poolId: addresses.poolId(jwt.pool),
        clientIds: jwt.clients.map((client) => addresses.clientId(jwt.pool, client)),
      },
    }),
  }
}

function speechOf(speaks: GateDocument['speaks']): GateSpeech {
  if (speaks.type === 'executeApi') {
    const { type, api, stage = '$default', routes = {} } = speaks
    return { type, api, stage, routes: routesOf(routes) }
  }
  if (speaks.type === 'http') return { ...speaks, routes: routesOf(speaks.routes) }
  const { type, keys } = speaks
  return { type, ...(keys && { keys: { id: keys.id, secret: keys.secret.secret } }) }
}

const routesOf = (routes: Readonly<Record<string, Route>>): readonly GateRoute[] =>
  Object.entries(routes).map(([key, { auth = 'iam', ...more }]) => ({ ...routeKey(key), auth, ...more }))

/** The method and the segments of a route's key, such as `GET /orders/{id}`. A slash at its end is none, as in requests. */
export function routeKey(key: string): Pick<GateRoute, 'method' | 'segments'> {
  const [method = '', path = ''] = key.split(' ')
  const segments = path.split('/').slice(1)
  return {
    method,
    segments: segments.length > 1 && segments.at(-1) === '' ? segments.slice(0, -1) : segments,
  }
}

/** The name in a segment that stands for something, such as `{id}` or `{rest+}`. */
export const nameIn = (segment: string) => /^\{(\w+)\+?\}$/.exec(segment)?.[1]
