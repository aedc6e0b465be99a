import type { Json } from '../../model/trigger.ts'
import { unwritable } from '../../model/standard-attributes.ts'
import { parseDuration } from '../duration.ts'
import type { ClientDocument, PoolDocument } from '../made/documents.ts'
import type { Resource } from '../merge/resource.ts'
import { valueAt } from '../path.ts'
import { declaredAs } from './attributes.ts'
import type { Tell } from './tell.ts'

/** Checks what the parts of each app client ask of one another. */
export function checkClients(pool: Resource, tell: Tell): void {
  const document = pool.value as PoolDocument
  for (const [name, client] of Object.entries(document.clients ?? {})) {
    checkGrants(pool, name, client, tell)
    checkClientToken(pool, name, client, tell)
    checkRotation(pool, name, client, tell)
    checkCustom(pool, document, name, client, tell)
    checkValidity(pool, name, client, tell)
    checkWrites(pool, document, name, client, tell)
  }
}

function checkGrants(pool: Resource, name: string, { oauth, secret }: ClientDocument, tell: Tell) {
  const flows = oauth?.flows ?? []
  const machine = flows.indexOf('client_credentials')
  const path = ['clients', name, 'oauth', 'flows', machine]
  if (machine === -1) return
  if (flows.length > 1)
    tell(pool, path, {
      rule: 'PW-LINK-004',
      message: "`client_credentials` stands alone: a client is a person's or a machine's",
      help: 'give the machine a client of its own',
    })
  else if (!secret)
    tell(pool, path, {
      rule: 'PW-LINK-005',
      message: `\`client_credentials\` needs a secret, and \`${name}\` has none`,
      help: 'say `secret: true`',
    })
}

function checkClientToken(pool: Resource, name: string, { auth = [], secret }: ClientDocument, tell: Tell) {
  const machine = auth.indexOf('clientToken')
  const path = ['clients', name, 'auth', machine]
  if (machine === -1) return
  if (auth.length > 1)
    tell(pool, path, {
      rule: 'PW-LINK-004',
      message: "`clientToken` stands alone: a client is a person's or a machine's",
      help: 'give the machine a client of its own',
    })
  else if (!secret)
    tell(pool, path, {
      rule: 'PW-LINK-005',
      message: `\`clientToken\` needs a secret, and \`${name}\` has none`,
      help: 'say `secret: true`',
    })
}

function checkRotation(pool: Resource, name: string, { auth = [], tokens }: ClientDocument, tell: Tell) {
  const refresh = auth.indexOf('refresh')
  if (refresh === -1 || !tokens?.rotation) return
  tell(pool, ['clients', name, 'auth', refresh], {
    rule: 'PW-LINK-003',
    message:
      '`refresh` and `tokens.rotation` exclude each other: a token that is replaced when used cannot stay',
    help: 'leave `refresh` out',
    related: [{ message: 'tokens rotate', resource: pool, path: ['clients', name, 'tokens', 'rotation'] }],
  })
}

function checkCustom(
  pool: Resource,
  { triggers = {} }: PoolDocument,
  name: string,
  { auth = [] }: ClientDocument,
  tell: Tell,
) {
  const custom = auth.indexOf('custom')
  if (custom === -1 || triggers.defineAuthChallenge) return
  tell(pool, ['clients', name, 'auth', custom], {
    rule: 'PW-HOOK-012',
    severity: 'warning',
    message: 'nothing decides what a custom sign-in is asked: every one of them will fail',
    help: 'bind `defineAuthChallenge` under `triggers`, or leave `custom` out',
  })
}

/** How long Cognito lets each thing last: the least and the most. */
const validities = [
  [['access'], '5m', '1d'],
  [['id'], '5m', '1d'],
  [['refresh'], '1h', '3650d'],
  [['session'], '3m', '15m'],
  [['rotation', 'grace'], '0s', '60s'],
] as const

function checkValidity(pool: Resource, name: string, { tokens = {} }: ClientDocument, tell: Tell) {
  for (const [keys, least, most] of validities) {
    const said = valueAt(tokens as Json, keys)
    if (typeof said !== 'string') continue
    const lasts = parseDuration(said)
    const short = lasts < parseDuration(least)
    if (!short && lasts <= parseDuration(most)) continue
    tell(pool, ['clients', name, 'tokens', ...keys], {
      rule: 'PW-LINK-014',
      message: `${said} is ${short ? 'less' : 'more'} than Cognito lets \`${keys.join('.')}\` last`,
      help: `from ${least} to ${most}`,
    })
  }
}

function checkWrites(
  pool: Resource,
  document: PoolDocument,
  name: string,
  { write = [] }: ClientDocument,
  tell: Tell,
) {
  for (const [index, attribute] of write.entries()) {
    const adminOnly = declaredAs(document, attribute)?.adminOnly
    if (!adminOnly && !unwritable.includes(attribute)) continue
    tell(pool, ['clients', name, 'write', index], {
      rule: 'PW-LINK-008',
      message: `no client may write \`${attribute}\``,
      help: adminOnly ? 'leave it out, or take `adminOnly` from the attribute' : 'leave it out',
      ...(adminOnly && {
        related: [
          {
            message: 'it is for administrators',
            resource: pool,
            path: ['attributes', attribute.replace(/^custom:/, ''), 'adminOnly'],
          },
        ],
      }),
    })
  }
}
