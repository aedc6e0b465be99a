import type { Json, JsonObject } from '../../../model/trigger.ts'
import { choice, reference, text, texts } from '../lenses.ts'
import type { Row, Scope, Table } from '../table.ts'
import { simple, spoken, words } from '../table.ts'
import { equal, get, isObject } from '../tree.ts'
import { loginsOf, providersOf } from './providers.ts'

const rule: Table = {
  rows: [
    simple('claim', 'Claim', text),
    simple(
      'match',
      'MatchType',
      choice({ equals: 'Equals', notEqual: 'NotEqual', startsWith: 'StartsWith', contains: 'Contains' }),
    ),
    simple('value', 'Value', text),
    simple('role', 'RoleARN', reference('role')),
  ],
}
const mapping: Table = {
  rows: [
    simple('by', 'Type', choice({ token: 'Token', rules: 'Rules' })),
    simple('otherwise', 'AmbiguousRoleResolution', choice({ deny: 'Deny', default: 'AuthenticatedRole' })),
    simple('rules', 'RulesConfiguration.Rules', {
      there: (value, scope) => (value as readonly JsonObject[]).map((one) => spoken(rule, one, scope)),
      back: (value, scope) =>
        Array.isArray(value) && value.length > 0 && value.every(isObject)
          ? value.map((one) => words(rule, one, scope))
          : undefined,
    }),
  ],
}

/** A mapping under each name that the provider has there. */
const mapped = (name: string, one: JsonObject, scope: Scope): [string, JsonObject][] =>
  isObject(one['roles'])
    ? loginsOf(name, one, scope).mapped.map((IdentityProvider) => [
        IdentityProvider,
        { IdentityProvider, ...spoken(mapping, one['roles'] as JsonObject, scope) },
      ])
    : []

/** More words about providers that are already named. */
const aboutEach = (say: (name: string, one: JsonObject) => JsonObject, said: JsonObject): JsonObject => {
  const all = providersOf(said).flatMap(([name, one]) => {
    const more = say(name, one)
    return Object.keys(more).length ? [[name, { ...one, ...more }] as const] : []
  })
  return all.length ? { providers: Object.fromEntries(all) } : {}
}

/** How a role is chosen: what a pool says, it says for each of its clients. */
const roles: Row = {
  words: ['providers.*.roles'],
  there: (said, scope) => {
    const all = providersOf(said).flatMap(([name, one]) => mapped(name, one, scope))
    return all.length ? { roles: { RoleMappings: Object.fromEntries(all) } } : {}
  },
  back: (tree, scope, said) => {
    const found = get(tree, 'roles.RoleMappings')
    if (!isObject(found)) return {}
    return aboutEach((name, one) => {
      const [first] = loginsOf(name, one, scope).mapped
      const theirs: Json | undefined =
        first !== undefined && Object.hasOwn(found, first) ? found[first] : undefined
      if (!isObject(theirs)) return {}
      const roles = words(mapping, theirs, scope)
      const all = mapped(name, { ...one, roles }, scope)
      return all.every(([login, made]) => Object.hasOwn(found, login) && equal(found[login]!, made))
        ? { roles }
        : {}
    }, said)
  },
}

/** Principal tags: which claim each is taken from. */
const tags: Row = {
  words: ['providers.*.tags'],
  there: (said, scope) => {
    const all = providersOf(said).flatMap(([name, one]) =>
      one['tags'] === undefined
        ? []
        : [[loginsOf(name, one, scope).login, { PrincipalTags: one['tags'] }] as const],
    )
    return { principalTags: Object.fromEntries(all) }
  },
  back: (tree, scope, said) =>
    aboutEach((name, one) => {
      const { login } = loginsOf(name, one, scope)
      const all = tree['principalTags'] as JsonObject
      const found = Object.hasOwn(all, login) ? all[login] : undefined
      const tags = isObject(found) ? found['PrincipalTags'] : undefined
      return tags !== undefined && texts.back(tags, scope) ? { tags } : {}
    }, said),
}

/** What follows from having signed in with a provider. */
export const mappings: readonly Row[] = [roles, tags]
