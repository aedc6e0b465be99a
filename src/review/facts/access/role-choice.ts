import { chooseRole } from '../../../iam/choose-role.ts'
import type { RoleMapping } from '../../../model/cloudformation.ts'
import type { IdentityPool } from '../../../model/model.ts'

/** How an identity pool chooses the role of somebody who comes by one login. */
export interface RoleChoice {
  readonly mapping: RoleMapping | null
  /** The role of whoever signed in, where the mapping leads there. */
  readonly authenticated: string | null
}

/** People who get another role than before: what their token says, and the roles' ARNs; none, where they get none. */
export interface OtherChoice {
  readonly claims: Readonly<Record<string, string>>
  readonly was?: string
  readonly is?: string
  /** The rule of after that decides, by its place, where one does. */
  readonly rule?: number
}

type Rule = NonNullable<RoleMapping['RulesConfiguration']>['Rules'][number]
/** What somebody's token says under a claim; nothing where it has not got it. */
type Sample = string | undefined

/** So many tokens are tried. */
const most = 20_000
/** Of so many beginnings and parts, every selection is tried. */
const mostParts = 5

/**
 * Tries every token that the rules of either side tell apart, and finds who gets another role; `offered` are roles
 * that a token may prefer, and `fixed` what every token says. Where there are too many, `whole` is false: then
 * there may be others.
 */
export function otherChoices(
  before: RoleChoice,
  after: RoleChoice,
  offered: readonly string[],
  fixed: Readonly<Record<string, string>> = {},
): { readonly others: readonly OtherChoice[]; readonly whole: boolean } {
  const rules = [before, after].flatMap(rulesOf)
  const byToken = [before, after].some(({ mapping }) => mapping?.Type === 'Token')
  let whole = true
  const claims = [...new Set(rules.map(({ Claim }) => Claim))].map((claim) => {
    const about = rules.filter(({ Claim }) => Claim === claim)
    const parts = about.filter(({ MatchType }) => MatchType === 'StartsWith' || MatchType === 'Contains')
    if (new Set(parts.map(({ Value }) => Value)).size > mostParts) whole = false
    const known = Object.hasOwn(fixed, claim) ? fixed[claim] : undefined
    return [claim, known === undefined ? samplesOf(about) : [known]] as const
  })
  const preferred = 'cognito:preferred_role'
  const all =
    byToken && !claims.some(([claim]) => claim === preferred)
      ? [...claims, [preferred, [undefined, ...offered] as readonly Sample[]] as const]
      : claims
  const [was, is] = [chooser(before), chooser(after)]
  const found = new Map<string, OtherChoice>()
  let tried = 0
  for (const token of tokens(all)) {
    if (++tried > most) return { others: [...found.values()], whole: false }
    const [{ roleArn: then }, { roleArn: now, rule }] = [was(token), is(token)]
    if (then === now) continue
    const key = `${then} ${now}`
    const known = found.get(key)
    if (!known || Object.keys(token).length < Object.keys(known.claims).length)
      found.set(key, {
        claims: token,
        ...(then !== undefined && { was: then }),
        ...(now !== undefined && { is: now }),
        ...(rule !== undefined && { rule }),
      })
  }
  return { others: [...found.values()], whole }
}

const rulesOf = ({ mapping }: RoleChoice): readonly Rule[] =>
  mapping?.Type === 'Rules' ? (mapping.RulesConfiguration?.Rules ?? []) : []

/** Values of which each does to the rules about one claim what no other one does. */
function samplesOf(rules: readonly Rule[]): readonly Sample[] {
  const of = (...matches: readonly Rule['MatchType'][]) => [
    ...new Set(rules.filter(({ MatchType }) => matches.includes(MatchType)).map(({ Value }) => Value)),
  ]
  const parts = selections(of('Contains').slice(0, 2 * mostParts))
  const beginnings = ['', ...of('StartsWith')]
  const other = rules.some(({ Value }) => Value === 'someone') ? 'somebody-else' : 'someone'
  const values: readonly Sample[] = [
    undefined,
    other,
    ...of('Equals', 'NotEqual'),
    ...beginnings.flatMap((beginning) => parts.map((part) => beginning + part.join(''))),
    ...beginnings.flatMap((beginning) => parts.map((part) => [beginning, ...part, ''].join('-'))),
  ]
  const seen = new Map<string, Sample>()
  for (const value of values) {
    const key = value === undefined ? 'none' : rules.map((rule) => (fits(rule, value) ? '1' : '0')).join('')
    if (!seen.has(key)) seen.set(key, value)
  }
  return [...seen.values()]
}

const fits = ({ MatchType, Value }: Rule, claim: string): boolean =>
  MatchType === 'Equals'
    ? claim === Value
    : MatchType === 'NotEqual'
      ? claim !== Value
      : MatchType === 'StartsWith'
        ? claim.startsWith(Value)
        : claim.includes(Value)

/** Every selection of a few texts; of many, each by itself, each two, and all of them. */
function selections(texts: readonly string[]): readonly (readonly string[])[] {
  if (texts.length > mostParts)
    return [
      [],
      ...texts.map((one) => [one]),
      ...texts.flatMap((one) => texts.map((two) => [one, two])),
      texts,
    ]
  return texts.reduce<readonly (readonly string[])[]>(
    (all, text) => [...all, ...all.map((some) => [...some, text])],
    [[]],
  )
}

function* tokens(
  claims: readonly (readonly [claim: string, samples: readonly Sample[]])[],
): Generator<Readonly<Record<string, string>>> {
  const [first, ...rest] = claims
  if (!first) {
    yield {}
    return
  }
  const [claim, samples] = first
  for (const others of tokens(rest))
    for (const sample of samples) yield sample === undefined ? others : { ...others, [claim]: sample }
}

/** The role that a token gets, nothing where it gets none, and the rule that decides. */
function chooser({ mapping, authenticated }: RoleChoice) {
  const provider = 'login'
  const pool = {
    roles: {
      ...(authenticated !== null && { Roles: { authenticated } }),
      ...(mapping && { RoleMappings: { [provider]: mapping } }),
    },
  } as unknown as IdentityPool
  return (claims: Readonly<Record<string, string>>): { roleArn?: string; rule?: number } => {
    const chosen = chooseRole(pool, { provider, claims })
    return {
      ...('roleArn' in chosen && { roleArn: chosen.roleArn }),
      ...(chosen.because.by === 'rule' && { rule: chosen.because.rule }),
    }
  }
}
