import type { Policies, Policy } from '../../model/iam.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import { onAnything, unknownIn, type Asked } from './asked.ts'
import { doubtOf, isSure, textsOf, withoutVariables, type Doubt, type Doubting } from './doubt.ts'

/**
 * How statements are read of which nobody can say whether they apply: `surely` only if they do whatever
 * comes, `maybe` if there is anything with which they do.
 */
export type Reading = 'surely' | 'maybe'
export type Readings = Readonly<Record<'Allow' | 'Deny', Reading>>

/** The policies of a question, changed so that nothing in them is in doubt; statements keep their places. */
export function readPolicies(asked: Asked, readings: Readings): Policies {
  const how: How = { readings, unknown: unknownIn(asked), anything: onAnything(asked) }
  return Object.fromEntries(
    Object.entries(asked.policies).map(([layer, policies]) => [
      layer,
      policies.map((policy) => readPolicy(policy, how)),
    ]),
  )
}

interface How {
  readonly readings: Readings
  readonly unknown: (key: string) => boolean
  readonly anything: boolean
}

function readPolicy(policy: Policy, how: How): Policy {
  const { document } = policy
  const { Statement } = document
  const doubting = doubtingOf(policy, how)
  const read = (statement: Json) => readStatement(statement, how.readings, doubting)
  const list = Array.isArray(Statement) ? (Statement as readonly Json[]) : undefined
  const changed = list ? list.map(read) : read(Statement ?? null)
  const same = list
    ? (changed as readonly Json[]).every((one, at) => one === list[at])
    : changed === Statement
  return same ? policy : { ...policy, document: { ...document, Statement: changed } }
}

/** How doubts are found in a policy. */
export const doubtingOf = ({ document }: Policy, { unknown, anything }: Omit<How, 'readings'>): Doubting => ({
  unknown,
  anything,
  variables: document['Version'] === '2012-10-17',
})

function readStatement(written: Json, readings: Readings, doubting: Doubting): Json {
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return written
  const statement = written as JsonObject
  const doubt = doubtOf(statement, doubting)
  if (isSure(doubt)) return statement
  const reading = readings[statement['Effect'] === 'Allow' ? 'Allow' : 'Deny']
  return reading === 'surely' ? surely(statement, doubt) : maybe(statement, doubt, doubting)
}

/** What never applies. */
const never: JsonObject = { StringEquals: { 'aws:PrincipalType': [] } }

function surely(statement: JsonObject, { resources, conditions }: Doubt): JsonObject {
  const left = textsOf(statement['Resource']).filter((text) => !resources.includes(text))
  return conditions.length || !left.length
    ? { ...statement, Condition: never }
    : { ...statement, Resource: left }
}

function maybe(
  statement: JsonObject,
  { conditions }: Doubt,
  { unknown, variables, anything }: Doubting,
): JsonObject {
  const { Resource, NotResource, Condition, ...rest } = statement
  const inDoubt = (operator: string, key: string) =>
    conditions.some((one) => one.operator === operator && one.key === key)
  const block = Object.entries((Condition ?? {}) as JsonObject).flatMap(([operator, keys]) => {
    const sure = Object.entries(keys as JsonObject).filter(([key]) => !inDoubt(operator, key))
    return sure.length ? [[operator, Object.fromEntries(sure)] as const] : []
  })
  // A variable may come to any text; what is excepted by one may come to nothing.
  const named = textsOf(Resource).map((text) =>
    variables ? withoutVariables(text, unknown, () => '*') : text,
  )
  const excepted = textsOf(NotResource).filter(
    (text) => !variables || text === withoutVariables(text, unknown, () => ''),
  )
  const resources =
    Resource !== undefined
      ? { Resource: anything ? '*' : named }
      : NotResource !== undefined
        ? anything || !excepted.length
          ? { Resource: '*' }
          : { NotResource: excepted }
        : {}
  return { ...rest, ...resources, ...(block.length && { Condition: Object.fromEntries(block) }) }
}
