import type { SeenCondition, SeenStatement } from '../model/iam.ts'
import type { Json, JsonObject } from '../model/trigger.ts'
import { condition, type Condition } from './condition.ts'
import { actionPattern } from './match/action.ts'
import { anyResource } from './match/arn.ts'
import { naming, principalOf, type Naming } from './principal.ts'
import type { Question } from './question.ts'

/** Why a statement does not apply: the first part that does not fit. */
export type Unfit = NonNullable<SeenStatement['unfit']>

/** A statement made ready. */
export interface Statement {
  /** Its place in the document, from 0. */
  readonly index: number
  readonly sid?: string
  readonly effect: 'Allow' | 'Deny'
  /** How it names who asks. One of a policy that has no principals is about whoever has the policy. */
  readonly names: (question: Question) => Naming
  /** The first part but the conditions that does not fit. */
  readonly unfit: (question: Question) => Unfit | undefined
  readonly conditions: readonly Condition[]
}

/** Whether a statement applies. */
export function applies({ unfit, conditions }: Statement, question: Question): boolean {
  if (unfit(question)) return false
  for (const { holds } of conditions) if (!holds(question)) return false
  return true
}

/** The same with all that led to it. */
export function reading({ unfit, conditions }: Statement, question: Question) {
  const seen: SeenCondition[] = conditions.map(({ see }) => see(question))
  const part = unfit(question) ?? (seen.every(({ holds }) => holds) ? undefined : 'condition')
  return { applies: part === undefined, ...(part ? { unfit: part } : {}), conditions: seen }
}

/** Makes a statement ready; `sound` tells whether the document that it is of follows the grammar. */
export function statement(
  index: number,
  said: JsonObject,
  { variables, sound }: { readonly variables: boolean; readonly sound: boolean },
): Statement {
  const get = (key: string): Json | undefined => (Object.hasOwn(said, key) ? said[key] : undefined)
  // A denial is not lost by a mistake: what cannot be read of it is taken to fit.
  const effect = get('Effect') === 'Allow' ? 'Allow' : 'Deny'
  const sid = get('Sid')
  const action = either(get('Action'), get('NotAction'), (texts) => anyAction(texts))
  const resource = either(get('Resource'), get('NotResource'), (texts) => anyResource(texts, variables))
  const names = namesOf(get('Principal'), get('NotPrincipal'))
  return {
    index,
    ...(typeof sid === 'string' ? { sid } : {}),
    effect,
    names,
    unfit: (question) =>
      !sound && effect === 'Allow'
        ? 'document'
        : names(question) === naming.none
          ? 'principal'
          : !action(question)
            ? 'action'
            : !resource(question)
              ? 'resource'
              : undefined,
    conditions: conditionsOf(get('Condition'), variables, effect),
  }
}

type Fit = (question: Question) => boolean

/** One of two elements that are each other's contrary; where neither says anything, all fit. */
function either(is: Json | undefined, isNot: Json | undefined, make: (texts: readonly string[]) => Fit): Fit {
  const texts = listOf(is ?? isNot ?? [])
  if (!texts.length) return () => true
  const fits = make(texts)
  return is === undefined ? (question) => !fits(question) : fits
}

function anyAction(texts: readonly string[]): Fit {
  const matches = texts.map(actionPattern)
  return (question) => {
    for (const match of matches) if (match(question.action, question)) return true
    return false
  }
}

function namesOf(is: Json | undefined, isNot: Json | undefined): Statement['names'] {
  if (is !== undefined) return principalOf(is)
  if (isNot === undefined) return () => naming.role
  const named = principalOf(isNot)
  return (question) => (named(question) === naming.none ? naming.role : naming.none)
}

function conditionsOf(block: Json | undefined, variables: boolean, effect: 'Allow' | 'Deny'): Condition[] {
  return entriesOf(block).flatMap(([operator, keys]) =>
    entriesOf(keys).map(([key, values]) => condition(operator, key, values, variables, effect)),
  )
}

const entriesOf = (value: Json | undefined): [string, Json][] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value as JsonObject)
    : []

const listOf = (value: Json): string[] =>
  (Array.isArray(value) ? (value as readonly Json[]) : [value]).filter((one) => typeof one === 'string')
