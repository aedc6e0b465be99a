import { chooseRole, mappingOf, ruleFits, type Because, type ChosenRole } from '../../iam/choose-role.ts'
import { principalTags, taggedBy } from '../../iam/principal-tags.ts'
import type { RoleProperties } from '../../model/cloudformation.ts'
import type { Position } from '../../model/finding.ts'
import type { IdentityPool, Model, Named } from '../../model/model.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { loginsOf, type Login } from './logins.ts'

/** Somebody who signs in: what is known of their claims. */
export interface Person {
  /** What the token says that they show there. */
  readonly claims: (login: Login) => JsonObject
  /** Whether the token says nothing else; of somebody of whom only groups are known, it may. */
  readonly whole: boolean
}

/** Which identity pools and logins are asked about; all, where nothing is said. */
export interface Narrowed {
  readonly identityPool?: string | undefined
  /** The user pool, or another provider, by its name under `providers`. */
  readonly provider?: string | undefined
  /** The app client, by name or id. */
  readonly client?: string | undefined
}

/** What an identity pool gives somebody who comes by one login. */
export interface Given {
  readonly identityPool: IdentityPool
  readonly login: Login | 'guest'
  /** The claims of the token that is shown. */
  readonly claims: JsonObject
  readonly chosen: ChosenRole | { readonly refused: 'no guests' }
  /** Where the role stands that is given, or what refuses it. */
  readonly at?: Position
  /** The role, where the project declares it. */
  readonly role?: Named<RoleProperties>
  readonly tags: Readonly<Record<string, string>>
  /** Tags whose claims nobody knows. */
  readonly openTags: readonly string[]
  /** Rules that come first, if a claim that nobody knows is as they want it. */
  readonly instead: readonly OtherRole[]
}

/** A rule that may fit. */
export interface OtherRole {
  readonly rule: number
  readonly roleArn: string
  readonly role?: Named<RoleProperties>
  readonly claim: string
  readonly match: string
  readonly value: string
  readonly at?: Position
}

/** What every identity pool gives somebody, by each login that leads there. */
export function givenTo(model: Model, who: Person | 'guest', narrowed: Narrowed = {}): readonly Given[] {
  const { identityPool, provider, client } = narrowed
  return model.identityPools
    .filter(({ name }) => identityPool === undefined || name === identityPool)
    .flatMap((pool) => {
      if (who === 'guest') return [toGuest(model, pool)]
      return loginsOf(model, pool)
        .filter(({ name }) => provider === undefined || name === provider)
        .filter((login) => client === undefined || login.client?.name === client || login.clientId === client)
        .filter((login) => accepts(login, who.claims(login)))
        .map((login) => toPerson(model, pool, login, who))
    })
}

/** Whether a token may be for this client and of this pool, by what it says of that. */
function accepts({ clientId, pool }: Login, { aud, iss }: JsonObject): boolean {
  const issued = !pool || typeof iss !== 'string' || iss.endsWith(`/${pool.id}`)
  return issued && (clientId === undefined || aud === undefined || [aud].flat().includes(clientId))
}

function toGuest(model: Model, identityPool: IdentityPool): Given {
  const { name, properties } = identityPool
  const on = properties.AllowUnauthenticatedIdentities
  const chosen = on ? chooseRole(identityPool, 'guest') : ({ refused: 'no guests' } as const)
  const at = model.where('identity', name, on ? ['roles', 'guest'] : ['guests'])
  const role = 'roleArn' in chosen ? roleOf(model, chosen.roleArn) : undefined
  const found = { ...(at && { at }), ...(role && { role }) }
  return { identityPool, login: 'guest', claims: {}, chosen, tags: {}, openTags: [], instead: [], ...found }
}

function toPerson(
  model: Model,
  identityPool: IdentityPool,
  login: Login,
  { claims: saidTo, whole }: Person,
): Given {
  const { provider, clientId, pool } = login
  const said = saidTo(login)
  // Whoever comes by a client has a token that was made for it.
  const claims = {
    ...said,
    ...(clientId !== undefined && { aud: clientId, token_use: 'id' }),
    ...(pool && said['iss'] === undefined && { iss: `https://${login.key}` }),
  }
  const open = (claim: string) => !whole && !Object.hasOwn(claims, claim) && !claim.startsWith('cognito:')
  const chosen = chooseRole(identityPool, { provider, claims })
  const role = 'roleArn' in chosen ? roleOf(model, chosen.roleArn) : undefined
  const at = whereOf(model, identityPool, login, chosen.because)
  const map = taggedBy(identityPool, provider)
  return {
    identityPool,
    login,
    claims,
    chosen,
    ...(at && { at }),
    ...(role && { role }),
    tags: principalTags(identityPool, provider, claims),
    openTags: Object.keys(map).filter((tag) => open(map[tag] ?? '')),
    instead: instead(model, identityPool, login, { chosen, open, claims }),
  }
}

function instead(
  model: Model,
  pool: IdentityPool,
  login: Login,
  { chosen, open, claims }: { chosen: ChosenRole; open: (claim: string) => boolean; claims: JsonObject },
): readonly OtherRole[] {
  const mapping = mappingOf(pool, login.provider)
  const rules = mapping?.Type === 'Rules' ? (mapping.RulesConfiguration?.Rules ?? []) : []
  const first = chosen.because.by === 'rule' ? chosen.because.rule : rules.length
  return rules.flatMap(({ Claim: claim, MatchType: match, Value: value, RoleARN: roleArn }, rule) => {
    const fits = ruleFits({ Claim: claim, MatchType: match, Value: value, RoleARN: roleArn }, claims)
    if (rule >= first || fits || !open(claim)) return []
    const at = whereOf(model, pool, login, { by: 'rule', provider: login.provider, rule })
    const role = roleOf(model, roleArn)
    return [{ rule, roleArn, claim, match, value, ...(role && { role }), ...(at && { at }) }]
  })
}

const roleOf = (model: Model, arn: string) => model.roles.find((role) => role.arn === arn)

/** Where in the file of an identity pool it stands that decided. */
function whereOf(model: Model, { name }: IdentityPool, login: Login, because: Because): Position | undefined {
  const mapping = ['providers', login.name, 'roles']
  const paths: Readonly<Record<Because['by'], readonly (string | number)[]>> = {
    guest: ['roles', 'guest'],
    authenticated: ['roles', 'authenticated'],
    rule: [...mapping, 'rules', because.by === 'rule' ? because.rule : 0],
    'preferred role': [...mapping, 'by'],
    'only role': [...mapping, 'by'],
    'custom role': [...mapping, 'by'],
    otherwise: [...mapping, 'otherwise'],
  }
  return model.where('identity', name, paths[because.by])
}
