import type { PolicyDocument } from '../../model/cloudformation.ts'
import type { AccessRequest, Decision, Policy, Principal } from '../../model/iam.ts'
import type { Json } from '../../model/trigger.ts'
import { compile } from '../compile.ts'
import { decide } from '../decide.ts'
import { mistakeIn } from '../mistake-in.ts'
import { Question } from '../question.ts'
import { accountIn, isAccount, segments } from '../values/arn.ts'
import { get, isObject, listOf, textsOf } from '../values/json.ts'
import { atomsOf, type Atom } from './atoms.ts'
import { choicesOf, type Choice } from './choices.ts'
import type { Verdict } from './compare-access.ts'

/** Somebody who may become a role now and could not, with a request that shows it. */
export interface NewTrust {
  readonly witness: AccessRequest
  readonly lacking: Decision
  readonly having: Decision
}

/** How it has changed who may become a role. */
export interface ComparedTrust {
  readonly verdict: Verdict
  readonly gained: readonly NewTrust[]
  readonly lost: readonly NewTrust[]
  /** Principals of whom nobody can say whether they may now: it depends on conditions that have changed. */
  readonly doubts: readonly Principal[]
}

const ways = [
  'sts:AssumeRole',
  'sts:AssumeRoleWithWebIdentity',
  'sts:AssumeRoleWithSAML',
  'sts:TagSession',
  'sts:SetSourceIdentity',
] as const

/**
 * Compares two trust policies of a role: everybody whom either names, somebody of each account that either names,
 * and somebody whom nobody names, in each way to become a role.
 */
export function compareTrust(before: Policy, after: Policy, roleArn: string): ComparedTrust {
  const sound = [before, after].every(({ document }) => mistakeIn(document, 'trust') === undefined)
  const somebody = principalsOf([before.document, after.document])
  if (!sound) return { verdict: 'unknown', gained: [], lost: [], doubts: somebody }
  const more = gainedBy(before, after, roleArn, somebody)
  const less = gainedBy(after, before, roleArn, somebody)
  const verdict = more.found.length
    ? 'widened'
    : more.doubts.length
      ? 'conditionChanged'
      : less.found.length || less.doubts.length
        ? 'narrower'
        : 'equal'
  return { verdict, gained: more.found, lost: less.found, doubts: more.doubts }
}

function gainedBy(before: Policy, after: Policy, resource: string, somebody: readonly Principal[]) {
  const found: NewTrust[] = []
  const doubts = new Set<Principal>()
  for (const principal of somebody)
    for (const action of ways) {
      const request: AccessRequest = { principal, action, resource, context: {} }
      const [old, young] = [partsOf(before.document, request), partsOf(after.document, request)]
      const choices = choicesOf(
        [...old, ...young].flatMap(({ atoms }) => atoms),
        request,
      )
      const shown = choices && gains(old, young, choices, { before, after, request })
      if (shown === 'nothing') continue
      if (shown) found.push(shown)
      else doubts.add(principal)
    }
  return { found, doubts: [...doubts] }
}

/** A statement about somebody and a way, and what it asks besides. */
interface Part {
  readonly effect: 'Allow' | 'Deny'
  readonly atoms: readonly Atom[]
}

function partsOf(document: PolicyDocument, request: AccessRequest): readonly Part[] {
  const written = listOf(get(document, 'Statement') ?? [])
  const variables = get(document, 'Version') === '2012-10-17'
  const question = new Question(request, false)
  return compile(document, 'trust').flatMap(({ unfit, effect, index }) => {
    const said = written[index]
    if (unfit(question) || !isObject(said)) return []
    return [{ effect, atoms: atomsOf(get(said, 'Condition'), variables) }]
  })
}

/** A request that shows what is gained; `nothing`, where nothing is; none, where no request shows what may be. */
function gains(
  old: readonly Part[],
  young: readonly Part[],
  choices: readonly Choice[],
  {
    before,
    after,
    request,
  }: { readonly before: Policy; readonly after: Policy; readonly request: AccessRequest },
): NewTrust | 'nothing' | undefined {
  let open = false
  for (const { holds, context } of choices) {
    if (!allows(young, holds) || allows(old, holds)) continue
    open = true
    if (!context) continue
    const witness = { ...request, context }
    const [having, lacking] = [decide({ trust: [after] }, witness), decide({ trust: [before] }, witness)]
    if (having.decision === 'allow' && lacking.decision !== 'allow') return { witness, lacking, having }
  }
  return open ? undefined : 'nothing'
}

function allows(parts: readonly Part[], holds: ReadonlySet<string>): boolean {
  const some = (effect: Part['effect']) =>
    parts.some((part) => part.effect === effect && part.atoms.every(({ text }) => holds.has(text)))
  return some('Allow') && !some('Deny')
}

/** Nobody's account: AWS gives no account this number. */
const strange = '999999999999'

/** Everybody whom policies could tell apart. */
function principalsOf(documents: readonly PolicyDocument[]): readonly Principal[] {
  const named = documents.flatMap((document) =>
    listOf(get(document, 'Statement') ?? []).flatMap((one) =>
      isObject(one) ? [get(one, 'Principal'), get(one, 'NotPrincipal')] : [],
    ),
  )
  const of = (kind: string) => [
    ...new Set(named.flatMap((one: Json | undefined) => (isObject(one) ? textsOf(get(one, kind)) : []))),
  ]
  const accounts = [...new Set([...of('AWS').map(accountOf), strange])].filter((one) => one !== undefined)
  return [
    ...of('AWS').flatMap((text) =>
      segments(text) && segments(text)?.[5] !== 'root' ? [personOf(text)] : [],
    ),
    ...accounts.map((account) => ({ arn: `arn:aws:iam::${account}:user/somebody`, account })),
    ...of('Federated').map((federated) => ({ arn: '*', federated })),
    ...of('Service').map((service) => ({ arn: '*', service })),
    { arn: '*', federated: 'somebody-else.example' },
    { arn: '*', service: 'somebody-else.amazonaws.com' },
  ]
}

/** The account that a principal is of, or is. */
const accountOf = (text: string): string | undefined => (isAccount(text) ? text : accountIn(text))

/** Whoever an ARN names; of a role, a session of it. */
function personOf(arn: string): Principal {
  const [, , , , account = '', rest = ''] = segments(arn) ?? []
  if (!rest.startsWith('role/')) return { arn, account }
  const name = rest.slice(rest.lastIndexOf('/') + 1)
  return { arn: `arn:aws:sts::${account}:assumed-role/${name}/somebody`, account, roleArn: arn }
}
