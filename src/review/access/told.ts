import { accountIn } from '../../iam/values/arn.ts'
import type { Cited, Layer } from '../../model/iam.ts'
import { onAnything } from './asked.ts'
import type { Permission, Way } from './can.ts'
import { hasClassicFlow } from './holder.ts'
import { weigh, type Weighed } from './weigh.ts'
import { fittingWords, refusedWords, roleName } from './words/given-words.ts'
import { avoidedBy, citedWords, needsOf } from './words/statement-words.ts'

/** A way with all that led to its answer. */
export interface ToldWay extends Way {
  /** Every statement about the action. */
  readonly statements: readonly Weighed[]
  /** Of an `if`: what must be so, and what must not. */
  readonly needs: readonly string[]
  readonly unless: readonly string[]
  /** Of a `no`: why, and what a yes would take. */
  readonly reason?: string
  readonly wanting: readonly string[]
}

/** Tells of each way why it comes to its answer. */
export const toldWays = ({ ways }: Permission): readonly ToldWay[] => ways.map(told)

/** Tells of one way why it comes to its answer. */
export function told(way: Way): ToldWay {
  const statements = way.asked ? weigh(way.asked) : []
  const { needs, unless } = way.verdict === 'if' ? dependencies(way, statements) : { needs: [], unless: [] }
  const refused = way.verdict === 'no' ? refusal(way, statements) : { wanting: [] }
  return { ...way, statements, needs, unless, ...refused }
}

/** The layers that must each allow, where they are there. */
const limits = ['trust', 'identity', 'boundary', 'session', 'scope-down'] as const

function dependencies(way: Way, statements: readonly Weighed[]) {
  const { asked, answer, trust } = way
  // Whatever it may be is no condition.
  const on = answer?.on && !answer.on.patterns.includes('*') ? answer.on.patterns : []
  const layers = limits.filter((layer) => asked?.policies[layer])
  const trusted = (trust?.answers ?? []).filter(({ answer: { verdict } }) => verdict === 'if')
  const allowed = [
    ...(on.length ? [`the resource is ${on.join(' or ')}`] : []),
    ...trusted.flatMap(({ asked: question }) => least(weigh(question), 'trust', false)),
    ...layers.flatMap((layer) => least(statements, layer, answer?.on !== undefined)),
    ...(way.untold ? [untoldWords(way)] : []),
  ]
  const denied = [...trusted.flatMap(({ asked: question }) => weigh(question)), ...statements]
    .filter(({ effect, applies }) => effect === 'Deny' && applies === 'maybe')
    .map(avoidedBy)
  return {
    needs: [...new Set([...allowed, ...denied.flatMap(({ need }) => need ?? [])])],
    unless: [...new Set(denied.flatMap(({ unless }) => unless ?? []))],
  }
}

/** What nobody can say of a role that is not declared, or not named. */
const untoldWords = ({ asked }: Way) =>
  asked && !onAnything(asked)
    ? `the trust of ${asked.request.resource}, which is not declared here, lets them in`
    : 'the trust of the role lets them in'

/** The least that must be so for a layer to allow. */
function least(statements: readonly Weighed[], layer: Layer, overall: boolean): readonly string[] {
  const allowing = statements.filter((one) => one.layer === layer && one.effect === 'Allow')
  if (allowing.some(({ applies }) => applies === 'yes')) return []
  return (
    allowing
      .filter(({ applies }) => applies === 'maybe')
      .map((one) => needsOf(one, overall))
      .toSorted((a, b) => a.length - b.length)[0] ?? []
  )
}

function refusal(way: Way, statements: readonly Weighed[]) {
  const { given, instead, role, trust, answer, asked } = way
  if (!role && given) {
    const arn = instead?.roleArn ?? ('roleArn' in given.chosen ? given.chosen.roleArn : undefined)
    if (arn === undefined)
      return { reason: `${given.identityPool.name} gives no role: ${refusedWords(given)}`, wanting: [] }
    return {
      reason: `the role ${arn} is not declared in the project, and nothing is known of it`,
      wanting: [],
    }
  }
  if (role && trust?.verdict === 'no')
    return {
      reason: `the trust of ${role.name} does not let the identity pool give it${deniedBy(trust.answers[0]?.answer.decision.by)}`,
      wanting: [`the trust of ${role.name} would have to allow ${trust.answers[0]?.asked.request.action}`],
    }
  const { decision } = answer ?? {}
  if (decision?.decision === 'explicitDeny' && decision.by)
    return {
      reason: `${citedWords(decision.by)} denies it`,
      wanting: [
        `${citedWords(decision.by)} would have to leave it out: nothing that allows outdoes what denies`,
      ],
    }
  if (decision?.missing === 'resource' && asked) {
    const { resource } = asked.request
    const account = accountIn(resource) ?? ''
    return {
      reason: `${resource} is of the account ${account}, and nothing is known of what is allowed there`,
      wanting: [`a policy of the account ${account} that allows it, too`],
    }
  }
  const lacking = limits.filter(
    (layer) =>
      asked?.policies[layer] &&
      !statements.some((one) => one.layer === layer && one.effect === 'Allow' && one.applies !== 'no'),
  )
  const [first] = lacking
  // Each allows something, and no resource is allowed by all.
  if (!first) return { reason: 'what one of the policies allows another does not', wanting: [] }
  return { reason: lackWords(first, way), wanting: lacking.map((layer) => wantingWords(layer, way)) }
}

const deniedBy = (by: Cited | undefined) => (by ? `: ${citedWords(by)} denies it` : '')

const ownerOf = ({ role, user, given }: Way) =>
  role
    ? role.name
    : (user?.name ?? (given && 'roleArn' in given.chosen ? roleName(given.chosen.roleArn) : ''))

/** The role that they would become. */
const becomingOf = ({ asked }: Way) => roleName(asked?.request.resource ?? '')

const boundaryOf = ({ asked }: Way) => asked?.policies.boundary?.[0]?.name ?? 'boundary'

function lackWords(layer: (typeof limits)[number], way: Way): string {
  if (layer === 'trust') return `the trust of ${becomingOf(way)} does not let ${ownerOf(way)} in`
  if (layer === 'identity') return `no statement of ${ownerOf(way)} allows it`
  if (layer === 'boundary') return `${boundaryOf(way)}, the boundary of ${ownerOf(way)}, does not allow it`
  if (layer === 'session') return 'the policy of the session does not allow it'
  return 'Cognito lets guests have nothing of the kind from a role'
}

function wantingWords(layer: (typeof limits)[number], way: Way): string {
  if (layer === 'trust') return `a statement in the trust of ${becomingOf(way)} that lets ${ownerOf(way)} in`
  if (layer === 'identity') return `a statement of ${ownerOf(way)} that allows it`
  if (layer === 'boundary') return `a statement of ${boundaryOf(way)}, its boundary, that allows it`
  if (layer === 'session') return 'a session policy that allows it'
  const classic = 'the classic flow, in which nothing narrows the role'
  const on = way.given && hasClassicFlow(way.given.identityPool)
  return on ? `that they sign in, or come by ${classic}` : `that they sign in; ${classic}, is off`
}

/** A condition on a claim, as an identity pool has it. */
export const claimNeeds = ({ instead }: Way): readonly string[] => (instead ? [fittingWords(instead)] : [])
