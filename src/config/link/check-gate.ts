import type { GateDocument, Route } from '../made/documents.ts'
import type { Resource } from '../merge/resource.ts'
import type { Path } from '../path.ts'
import { nameIn, routeKey } from './gate.ts'
import type { Tell } from './tell.ts'

/** Checks the routes of a gate: that each says what IAM or a token is asked for, and nothing that nobody asks. */
export function checkGate(gate: Resource, tell: Tell): void {
  const { speaks, jwt } = gate.value as unknown as GateDocument
  if (speaks.type !== 'executeApi' && speaks.type !== 'http') return
  checkTwins(gate, Object.keys(speaks.routes ?? {}), tell)
  for (const [key, route] of Object.entries(speaks.routes ?? {})) {
    const at: Path = ['speaks', 'routes', key]
    checkKey(gate, key, at, tell)
    const { auth = 'iam', scopes } = route
    if (auth === 'jwt' && !jwt)
      tell(gate, [...at, 'auth'], {
        rule: 'PW-GATE-001',
        message: `\`${key}\` takes tokens, and nothing says whose`,
        help: 'say `jwt: { pool: <pool>, clients: [<client>] }` at the top of the file',
      })
    if (scopes && auth !== 'jwt')
      tell(gate, [...at, 'scopes'], {
        rule: 'PW-GATE-002',
        message: `\`${key}\` wants scopes and takes no token`,
        help: 'say `auth: jwt`, or leave `scopes` out',
      })
    if (speaks.type === 'executeApi') noAction(gate, key, route, at, tell)
    else if (auth === 'iam') checkAction(gate, key, route, at, tell)
    else noAction(gate, key, route, at, tell)
  }
}

/** Of two routes for the same requests, one would say something that nobody does. */
function checkTwins(gate: Resource, keys: readonly string[], tell: Tell) {
  const known = new Map<string, string>()
  for (const key of keys) {
    const { method, segments } = routeKey(key)
    const shape = [method, ...segments.map((one) => (nameIn(one) ? one.replace(/\w+/, '') : one))].join('/')
    const twin = known.get(shape)
    if (twin !== undefined)
      tell(
        gate,
        ['speaks', 'routes', key],
        {
          rule: 'PW-GATE-007',
          message: `\`${key}\` is met by the same requests as \`${twin}\``,
          help: 'leave one of them out',
        },
        'key',
      )
    else known.set(shape, key)
  }
}

function checkKey(gate: Resource, key: string, at: Path, tell: Tell) {
  const { segments } = routeKey(key)
  const never = segments.find(
    (segment) => /^\.{1,2}$|[%;\\]/.test(segment) || (segment === '' && segments.length > 1),
  )
  if (never !== undefined)
    tell(
      gate,
      at,
      {
        rule: 'PW-GATE-003',
        message: `\`${never}\` of \`${key}\` is never met`,
        help: 'write segments as they are once decoded; requests with `..`, `;` or two slashes are refused',
      },
      'key',
    )
  const odd = segments.find(
    (segment, n) =>
      /[{}]/.test(segment) &&
      (nameIn(segment) === undefined || (segment.endsWith('+}') && n < segments.length - 1)),
  )
  if (odd !== undefined)
    tell(
      gate,
      at,
      {
        rule: 'PW-GATE-003',
        message: `\`${odd}\` of \`${key}\` stands for nothing`,
        help: 'write `{name}` for a whole segment, and `{name+}` for all that follow, at the end only',
      },
      'key',
    )
}

function checkAction(gate: Resource, key: string, { action, resource }: Route, at: Path, tell: Tell) {
  const missing = action === undefined ? 'action' : resource === undefined ? 'resource' : undefined
  if (missing)
    tell(gate, at, {
      rule: 'PW-GATE-004',
      message: `\`${key}\` says no \`${missing}\`, and IAM must be asked for one`,
      help: 'write `action: shop:GetOrder` and `resource: arn:aws:shop:::order/{id}`, or another `auth`',
    })
  const known = new Set(routeKey(key).segments.flatMap((segment) => nameIn(segment) ?? []))
  const unknown = [...(resource ?? '').matchAll(/\{(\w+)\}/g)].find(([, name]) => !known.has(name ?? ''))
  if (unknown)
    tell(gate, [...at, 'resource'], {
      rule: 'PW-GATE-005',
      message: `\`${unknown[0]}\` is not in the path of \`${key}\``,
      help: known.size
        ? `known here: ${[...known].map((name) => `{${name}}`).join(', ')}`
        : 'the path has no names',
    })
}

function noAction(gate: Resource, key: string, route: Route, at: Path, tell: Tell) {
  for (const word of ['action', 'resource'] as const)
    if (route[word] !== undefined)
      tell(gate, [...at, word], {
        rule: 'PW-GATE-006',
        message: `\`${key}\` says an \`${word}\` for which nobody asks IAM`,
        help: 'only routes of `http` with `auth: iam` say what IAM is asked for',
      })
}
