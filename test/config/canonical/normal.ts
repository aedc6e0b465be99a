import { isDeepStrictEqual } from 'node:util'
import { standardAttributes } from '../../../src/model/standard-attributes.ts'
import type { Json, JsonObject } from '../../../src/model/trigger.ts'

type Said = { [word: string]: any } // A file being rewritten: its schema says what it holds.

/** Objects that only hold other words: empty ones say nothing. */
const holders = [
  ...['signIn', 'signUp.verification.email', 'signUp.verification', 'signUp', 'invite.email', 'invite'],
  ...['password', 'mfa.email', 'mfa', 'passkeys', 'devices', 'sessions', 'acr', 'email', 'sms'],
  ...['threatProtection.compromised', 'threatProtection', 'triggers', 'clients.*.tokens'],
  ...['clients.*.branding'],
  ...['clients.*.terms.use', 'clients.*.terms.privacy', 'clients.*.terms'],
  ...['resourceServers', 'identityProviders', 'groups', 'clients', 'providers', 'roles', 'keys', 'sandbox'],
]

const largest = (text: string): string => {
  const [, count = '', unit = ''] = /^(\d+)(\D+)$/.exec(text) ?? []
  const next = ({ ms: [1000, 's'], s: [60, 'm'], m: [60, 'h'], h: [24, 'd'], Ki: [1024, 'Mi'] } as const)[
    unit
  ]
  return next && Number(count) % next[0] === 0 ? largest(`${Number(count) / next[0]}${next[1]}`) : text
}

/** Visits what stands at a path, `*` being every name. */
function at(said: Said, path: string, change: (holder: Said, key: string) => void): void {
  const [key = '', ...rest] = path.split('.')
  for (const one of key === '*' ? Object.keys(said) : [key].filter((key) => key in said)) {
    if (!rest.length) change(said, one)
    else if (typeof said[one] === 'object') at(said[one] as Said, rest.join('.'), change)
  }
}

/** Drops a word whose value says nothing. */
const drop = (said: Said, path: string, idle: (value: any, key: string, holder: Said) => boolean) =>
  at(said, path, (holder, key) => {
    if (idle(holder[key], key, holder)) delete holder[key]
  })
const rewrite = (said: Said, path: string, value: (value: any) => Json) =>
  at(said, path, (holder, key) => {
    holder[key] = value(holder[key])
  })

/** A hook in as few words as it takes. */
function hook(name: string, value: any): Json {
  const stages = [value]
    .flat()
    .map((stage) => (typeof stage === 'string' ? { use: stage } : { ...stage })) as Said[]
  const version =
    name === 'preTokenGeneration' ? stages.find((stage) => stage['version'])?.['version'] : undefined
  const short = stages.map((stage) => {
    delete stage['version']
    if (stage['sandbox']) {
      sandbox(stage)
      if (!Object.keys(stage['sandbox']).length) delete stage['sandbox']
    }
    const full = version ? { ...stage, version } : stage
    return Object.keys(full).length === 1 ? stage['use'] : full
  })
  return short.length === 1 ? short[0] : short
}

function sandbox(said: Said): void {
  for (const word of ['timeout', 'cpu', 'memory', 'output', 'logs', 'fetchSize'])
    rewrite(said, `sandbox.${word}`, largest)
}

/** A trust in the words that are made for it. */
function trust(said: Said): void {
  if (said['type'] === 'identityPool' && said['as'] === 'unauthenticated') said['as'] = 'guest'
  if (said['tagSession'] === false) delete said['tagSession']
}

/** A policy of statements alone, where they say all of it. */
const speakable = (document: Said) =>
  document['Version'] === '2012-10-17' && Array.isArray(document['Statement']) && !('Id' in document)
function statements(document: Said): Said {
  const side = (effect: string) =>
    document['Statement']
      .filter((one: Said) => one['Effect'] === effect)
      .map(({ Action, NotAction, Resource, NotResource }: Said) =>
        JSON.parse(JSON.stringify({ do: Action, notDo: NotAction, on: Resource, notOn: NotResource })),
      )
  const [allow, deny] = [side('Allow'), side('Deny')]
  return { ...(allow.length && { allow }), ...(deny.length && { deny }) }
}

/**
 * The normal form of what an author wrote: docs/decisions/0002-normal-form.md as code, apart from the
 * translation that it is held against.
 */
export function normal(kind: string, written: JsonObject): JsonObject {
  const said = structuredClone(written) as Said
  for (const word of [
    'tokens.access',
    'tokens.id',
    'tokens.refresh',
    'tokens.session',
    'tokens.rotation.grace',
  ])
    rewrite(said, `clients.*.${word}`, largest)
  if (kind === 'role') rewrite(said, 'maxSession', largest)
  sandbox(said)

  drop(said, 'signIn.with', (list) => list.length > 0 && list.every((one: string) => one === 'username'))
  rewrite(said, 'signIn.with', (list) => list.filter((one: string) => one !== 'username'))
  const order = ['lower', 'upper', 'number', 'symbol']
  rewrite(said, 'password.require', (list) => order.filter((one) => list.includes(one)))
  rewrite(said, 'mfa.factors', (list) => [
    ...list.filter((one: string) => one !== 'passkey'),
    ...list.filter((one: string) => one === 'passkey'),
  ])
  drop(said, 'attributes.*.type', (type) => type === 'string')
  at(said, 'attributes', (all) => {
    for (const name of Object.keys(all['attributes']))
      if (standardAttributes.has(name)) delete all['attributes'][name].type
  })
  drop(said, 'attributes.*.mutable', (value) => value)
  drop(said, 'attributes.*.adminOnly', (value) => !value)
  drop(said, 'threatProtection.customAuth', (value) => value === 'off')
  drop(
    said,
    'threatProtection.takeover.notify',
    (value, _key, takeover) => !value || !('low' in takeover || 'medium' in takeover || 'high' in takeover),
  )
  at(said, 'triggers.*', (all, key) => {
    all[key] = hook(key, all[key])
  })
  at(said, 'resourceServers.*', (all, key) => {
    if (all[key].name === key) delete all[key].name
  })
  drop(said, 'identityProviders.*.signRequests', (value) => !value)
  if (kind === 'identity') drop(said, 'guests', (value) => !value)
  if (kind === 'role') trust(said['trust'])
  if (kind === 'role' || kind === 'iam-user')
    drop(said, 'policies', (all) => !Object.keys(all).length && ('allow' in said || 'deny' in said))
  if (kind === 'policy' && said['document'] && speakable(said['document'])) {
    Object.assign(said, statements(said['document']))
    delete said['document']
  }
  for (const path of holders)
    drop(said, path, (value) => isDeepStrictEqual(value, {}) || isDeepStrictEqual(value, undefined))
  return said
}
