import type { SeenStatement } from '../model/iam.ts'
import type { Json, JsonObject } from '../model/trigger.ts'
import { condition, type Condition } from './condition.ts'
import { anyAction } from './match/action.ts'
import { anyResource } from './match/arn.ts'
import { exceptionOf, naming, principalOf, type Naming } from './principal.ts'
import type { Question } from './question.ts'
import { get, isObject, textsOf } from './values/json.ts'

/** The first part of a statement that does not fit. */
export type Unfit = NonNullable<SeenStatement['unfit']>

/** A statement made ready. */
export interface Statement {
  /** Its place in the document, from 0. */
  readonly index: number
  readonly sid: string | undefined
  readonly effect: 'Allow' | 'Deny'
  /** How it names who asks. One of a policy that has no principals is about whoever has the policy. */
  readonly names: (question: Question) => Naming
  /** The first part before the conditions that does not fit. */
  readonly unfit: (question: Question) => Unfit | undefined
  readonly conditions: readonly Condition[]
}

/** Whether a statement applies. */
export function applies({ unfit, conditions }: Statement, question: Question): boolean {
  if (unfit(question)) return false
  for (const { key, holds } of conditions) if (!holds(question.value(key), question)) return false
  return true
}

/** How the document of a statement is read: whether it fills in variables, and whether it follows the grammar. */
interface Reading {
  readonly variables: boolean
  readonly sound: boolean
}

/**
 * Makes a statement ready. Nothing of an unsound document allows; but a denial is not lost by a mistake: what
 * cannot be read of it is taken to fit.
 */
export function statement(index: number, said: JsonObject, { variables, sound }: Reading): Statement {
  const effect = get(said, 'Effect') === 'Allow' ? 'Allow' : 'Deny'
  const sid = get(said, 'Sid')
  const action = either(said, 'Action', 'NotAction', anyAction)
  const resource = either(said, 'Resource', 'NotResource', (texts) => anyResource(texts, variables))
  const names = namesOf(said)
  const idle = !sound && effect === 'Allow'
  return {
    index,
    sid: typeof sid === 'string' ? sid : undefined,
    effect,
    names,
    unfit: (question) => {
      if (idle) return 'document'
      if (names(question) === naming.none) return 'principal'
      if (!action(question)) return 'action'
      return resource(question) ? undefined : 'resource'
    },
    conditions: conditionsOf(get(said, 'Condition'), { variables, effect }),
  }
}

type Fit = (question: Question) => boolean

/** One of two elements that are each other's contrary; where neither says anything, all fit. */
function either(said: JsonObject, is: string, isNot: string, make: (texts: readonly string[]) => Fit): Fit {
  const texts = textsOf(get(said, is) ?? get(said, isNot))
  if (!texts.length) return () => true
  const fits = make(texts)
  return Object.hasOwn(said, is) ? fits : (question) => !fits(question)
}

function namesOf(said: JsonObject): Statement['names'] {
  const [is, isNot] = [get(said, 'Principal'), get(said, 'NotPrincipal')]
  if (is !== undefined) return principalOf(is)
  if (isNot === undefined) return () => naming.role
  const excepts = exceptionOf(isNot)
  return (question) => (excepts(question) ? naming.none : naming.role)
}

const conditionsOf = (block: Json | undefined, reading: Parameters<typeof condition>[3]): Condition[] =>
  entriesOf(block).flatMap(([operator, keys]) =>
    entriesOf(keys).map(([key, values]) => condition(operator, key, values, reading)),
  )

const entriesOf = (value: Json | undefined): [string, Json][] =>
  isObject(value) ? Object.entries(value) : []
