import { isObject } from '../../../config/canonical/tree.ts'
import type { TriggerSource } from '../../../schema/samples.ts'
import { groupClaims, isFixedClaim } from '../../../model/fixed-claims.ts'
import type { Json, JsonObject } from '../../../model/trigger.ts'
import { appsOf } from '../../lint/questions/apps.ts'
import { boundHook, type BoundHook } from '../../lint/questions/bound-hooks.ts'
import { callersWords, type CallersWords } from '../../lint/questions/callers-words.ts'
import { forEachPool } from '../../lint/questions/for-each-pool.ts'
import { listed } from '../../lint/questions/listed.ts'
import { probeEvent, strangersAttributes } from '../../lint/questions/probe-events.ts'
import { answerOf } from '../../lint/questions/probe-hook.ts'
import { writableBy } from '../../lint/questions/writable-attributes.ts'
import type { Probe } from '../../lint/probe.ts'
import type { Concern, Rule } from '../../lint/rule.ts'

/** Tokens whose groups and roles are what their user wrote. It runs the script. */
export const claimsNotSelfMade: Rule = {
  id: 'PW-TRIG-013',
  severity: 'warning',
  score: 5,
  title: 'a script puts into tokens what only Cognito may say, or groups that their user chose',
  why: 'By the groups, roles and scopes of a token others decide what its user may do. A script that takes them from an attribute which a client may write, or from `clientMetadata`, lets everybody choose: take them from an attribute with `adminOnly`, or from the groups of the pool. Claims such as `sub` and `token_use` stay what they are, whatever a script says. The script is run in the sandbox to find out.',
  source: 'Cognito user pools, Pre token generation Lambda trigger; CWE-639',
  bad: {
    'pools/shop.pool.yaml': `
attributes: { team: {} }
triggers: { preTokenGeneration: claims }
groups: { admins: {}, members: {} }
clients: { web: { auth: [srp, refresh] } }
`,
    'triggers/claims.trigger.yaml': 'script: ./claims.js\nhooks: [preTokenGeneration]\n',
    'triggers/claims.js': `
export const handler = async (event) => {
  const team = event.request.userAttributes['custom:team']
  event.response.claimsOverrideDetails = { groupOverrideDetails: { groupsToOverride: team ? [team] : [] } }
  return event
}
`,
  },
  good: {
    'pools/shop.pool.yaml': `
attributes: { team: { adminOnly: true }, colour: {} }
triggers: { preTokenGeneration: claims }
groups: { admins: {}, members: {} }
clients: { web: { auth: [srp, refresh] } }
`,
    'triggers/claims.trigger.yaml': 'script: ./claims.js\nhooks: [preTokenGeneration]\n',
    'triggers/claims.js': `
export const handler = async (event) => {
  const { 'custom:team': team, 'custom:colour': colour } = event.request.userAttributes
  event.response.claimsOverrideDetails = {
    claimsToAddOrOverride: { colour: colour ?? 'blue' },
    groupOverrideDetails: { groupsToOverride: team ? [team] : [] },
  }
  return event
}
`,
  },
  async *check({ probe, ...project }) {
    if (!probe) return
    yield* forEachPool(project, async function* (pool) {
      const hook = boundHook(project, pool, 'preTokenGeneration')
      if (!hook) return
      const plain = await rightsOf(probe, hook, {})
      if (!plain) return
      yield* overridden(hook, plain)
      yield* chosen(probe, hook, plain, callersWords(project, hook))
    })
  },
}

interface Rights {
  /** Groups, roles and scopes, as `groups: admins`. */
  readonly given: readonly string[]
  readonly claims: readonly string[]
}

function* overridden({ at }: BoundHook, { claims }: Rights): Generator<Concern> {
  const fixed = claims.filter(isFixedClaim)
  if (fixed.length)
    yield {
      message: `${listed(fixed)} ${fixed.length > 1 ? 'stay' : 'stays'} what Cognito says, whatever the script puts there`,
      at,
      help: 'put it under a name of your own',
    }
}

/** Whether a user who writes what may be written, or says it, comes to have more. */
async function* chosen(
  probe: Probe,
  hook: BoundHook,
  plain: Rights,
  words: CallersWords,
): AsyncGenerator<Concern> {
  const { pool } = hook
  const writable = new Set(appsOf(pool).flatMap((app) => writableBy(app)))
  for (const name of ['email', 'phone_number']) writable.delete(name)
  const values = ['probe-choice', ...Object.keys(pool.says.groups ?? {}).slice(0, 5), 'admin', 'true']
    .concat(words.values)
    .slice(0, 16)
  for (const value of values) {
    const all = Object.fromEntries([...writable].map((name) => [name, value]))
    const more = await moreThan(plain, rightsOf(probe, hook, { attributes: all }))
    const said = await moreThan(plain, rightsOf(probe, hook, { said: value, names: words.names }))
    if (said) {
      yield told(hook, '`clientMetadata`', said, 'whoever signs in says what they like there')
      return
    }
    if (!more) continue
    for (const name of writable) {
      const by = await moreThan(plain, rightsOf(probe, hook, { attributes: { [name]: value } }))
      if (!by) continue
      const app = appsOf(pool).find((one) => writableBy(one).includes(name))
      const concern = told(hook, `\`${name}\``, by, 'its user can write it')
      const related = app && [
        { message: `\`${name}\` can be written by \`${app.name}\``, at: app.at('write') },
      ]
      yield { ...concern, ...(related && { related }) }
      return
    }
  }
}

const told = ({ at }: BoundHook, whence: string, what: string, why: string): Concern => ({
  message: `tokens have ${what} because of ${whence}, and ${why}`,
  at,
  help: 'take it from an attribute with `adminOnly: true`, or from the groups of the pool',
})

async function moreThan(plain: Rights, rights: Promise<Rights | undefined>): Promise<string | undefined> {
  const more = (await rights)?.given.filter((one) => !plain.given.includes(one)) ?? []
  return more[0]
}

/** What scripts look for in metadata, be it in a way that cannot be read off them. */
const usual = ['group', 'groups', 'role', 'roles', 'scope', 'scopes', 'tenant', 'admin']

/** What a token gives a user of no group, with attributes that this user wrote and metadata that this user says. */
async function rightsOf(
  probe: Probe,
  hook: BoundHook,
  {
    attributes = {},
    said,
    names = [],
  }: { readonly attributes?: JsonObject; readonly said?: string; readonly names?: readonly string[] },
): Promise<Rights | undefined> {
  const { email, phone_number: phone } = strangersAttributes(hook)
  const request: JsonObject = {
    userAttributes: {
      sub: '5f0f6f2e-8c1d-4b57-9a3e-2c7f1f6f3b10',
      'cognito:user_status': 'CONFIRMED',
      ...(email !== undefined && { email }),
      ...(phone !== undefined && { phone_number: phone }),
      ...attributes,
    },
    groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
    clientMetadata:
      said === undefined ? {} : Object.fromEntries([...usual, ...names].map((name) => [name, said])),
  }
  const source: TriggerSource = 'TokenGeneration_Authentication'
  const answer = await answerOf(probe, hook, probeEvent(hook, source, request))
  return answer && readRights(answer)
}

function readRights(response: JsonObject): Rights {
  const first = part(response, 'claimsOverrideDetails')
  const later = part(response, 'claimsAndScopeOverrideDetails')
  const [id, access] = [part(later, 'idTokenGeneration'), part(later, 'accessTokenGeneration')]
  const added = [first, id, access].map((one) => part(one, 'claimsToAddOrOverride'))
  const groups = [first, later].map((one) => part(one, 'groupOverrideDetails'))
  const given = [
    ...groups.flatMap((one) => each('the group', one['groupsToOverride'])),
    ...groups.flatMap((one) => each('the role', one['iamRolesToOverride'])),
    ...groups.flatMap((one) => each('the role', one['preferredRole'])),
    ...each('the scope', access['scopesToAdd']),
    ...added.flatMap((one) => [...groupClaims].flatMap((name) => each(`in \`${name}\``, one[name]))),
  ]
  return { given, claims: [...new Set(added.flatMap((one) => Object.keys(one)))] }
}

const part = (of: JsonObject, name: string): JsonObject => {
  const value = of[name]
  return isObject(value) ? value : {}
}

const each = (what: string, value: Json | undefined): readonly string[] =>
  [value ?? []].flat().map((one) => `${what} \`${typeof one === 'string' ? one : JSON.stringify(one)}\``)
