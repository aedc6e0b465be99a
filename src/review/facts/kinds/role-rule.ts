import { mappingOf } from '../../../iam/choose-role.ts'
import type { RoleMapping } from '../../../model/cloudformation.ts'
import type { JsonObject } from '../../../model/trigger.ts'
import { loginsOf } from '../../access/logins.ts'
import type { Reviewed } from '../../lint/reviewed.ts'
import type { Place } from '../../lint/rule.ts'
import { otherChoices, type OtherChoice, type RoleChoice } from '../access/role-choice.ts'
import { toldOtherRole } from '../access/told-other-role.ts'
import { code } from '../code.ts'
import type { FactKind, Sides, Told } from '../fact.ts'

/** How the roles of people are chosen who sign in: `about` is identity pool and provider. */
export const roleRule: FactKind<JsonObject> = {
  kind: 'roleRule',
  names: 'login',
  *of({ all, model }) {
    for (const identity of all('identity')) {
      const pool = model.identityPools.find(({ name }) => name === identity.name)
      if (!pool) continue
      const byName = Map.groupBy(loginsOf(model, pool), ({ name }) => name)
      for (const [name, logins] of byName)
        yield {
          about: [identity.name, name],
          value: Object.fromEntries(
            logins.map(({ provider, clientId }) => [
              clientId ?? '',
              choiceOf(mappingOf(pool, provider), pool.roles?.Roles?.['authenticated']),
            ]),
          ),
          at: { resource: identity, path: ['providers', name, 'roles'] },
        }
    }
  },
  *tell({ about: [identity = '', provider = ''], before, after }, sides) {
    const [were, are] = [before?.value ?? {}, after?.value ?? {}]
    const both = Object.keys(are).filter((client) => Object.hasOwn(were, client))
    const told = new Map<string, Told>()
    for (const client of both) {
      const [was, is] = [were[client], are[client]] as unknown as readonly [RoleChoice, RoleChoice]
      // Whoever comes by a client has a token that was made for it.
      const fixed = client ? { aud: client, token_use: 'id' } : {}
      const { others, whole } = otherChoices(was, is, rolesOfGroups(provider, sides), fixed)
      for (const other of others)
        for (const one of toldOtherRole(whoWords(identity, provider, other, fixed), other, sides))
          told.set(one.sentence, {
            ...one,
            ...(after && other.rule !== undefined && { at: ruleAt(after.at, other.rule) }),
          })
      if (!whole) {
        const sentence = `nobody can say for everybody who comes to ${code(identity)} by ${code(provider)} whether they get another role: there are too many rules`
        told.set(sentence, {
          risk: 'access-unknown',
          sentence,
          proof: { verdict: 'unknown', why: 'there are too many rules' },
        })
      }
    }
    if (told.size === 0 && both.length)
      yield {
        risk: 'cosmetic',
        sentence: `roles of those who come to ${code(identity)} by ${code(provider)} are chosen by other words, and are the same`,
        proof: { verdict: 'equal' },
      }
    yield* told.values()
  },
}

/** Where the rule stands that decides. */
const ruleAt = ({ resource, path }: Place, rule: number): Place => ({
  resource,
  path: [...path, 'rules', rule],
})

/** Without what makes no difference: the role of whoever signed in, where the mapping never leads there. */
function choiceOf(mapping: RoleMapping | undefined, authenticated: string | undefined): JsonObject {
  const denies = mapping !== undefined && mapping.AmbiguousRoleResolution !== 'AuthenticatedRole'
  const { IdentityProvider: _, ...rest } = mapping ?? { IdentityProvider: '' }
  return {
    mapping: mapping ? (rest as unknown as JsonObject) : null,
    authenticated: denies ? null : (authenticated ?? null),
  }
}

/** Every role that a token of a pool may prefer, on either side. */
function rolesOfGroups(provider: string, { before, after, renames }: Sides): readonly string[] {
  const [old = ''] = renames.before('pool', [provider])
  const roles = ({ model }: Reviewed, name: string) =>
    model.pools.find((pool) => pool.name === name)?.groups.flatMap(({ RoleArn }) => RoleArn ?? []) ?? []
  return [...new Set([...renames.value(roles(before, old)), ...roles(after, provider)])]
}

function whoWords(identity: string, provider: string, { claims }: OtherChoice, fixed: object): string {
  const open = Object.entries(claims).filter(([claim]) => !Object.hasOwn(fixed, claim))
  const said = open.map(([claim, value]) => `${code(claim)} is ${code(value)}`)
  const where = said.length ? `, and whose ${said.join(' and ')},` : ''
  return `whoever comes to ${code(identity)} by ${code(provider)}${where}`
}
