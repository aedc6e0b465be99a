import type { JsonObject } from '../../model/trigger.ts'
import { isObject } from './dynamodb-input.ts'

/** Members whose names are attributes. */
const byName = ['AttributeUpdates', 'Expected', 'Item', 'Key', 'KeyConditions', 'QueryFilter', 'ScanFilter']
const expressions = [
  'ConditionExpression',
  'FilterExpression',
  'KeyConditionExpression',
  'ProjectionExpression',
  'UpdateExpression',
]
/** Words of expressions, which can be the names of attributes only under a `#name`. */
const words = new Set(['add', 'and', 'between', 'delete', 'in', 'not', 'or', 'remove', 'set'])

/**
 * The attributes that an input is about, as `dynamodb:Attributes` has them: those at the top, of whatever
 * stands in them. Follows "Using IAM policy conditions for fine-grained access control" of the DynamoDB guide.
 */
export function attributesOf(input: JsonObject): readonly string[] {
  const { AttributesToGet, ExpressionAttributeNames: names } = input
  const listed = Array.isArray(AttributesToGet) ? AttributesToGet : []
  return [
    ...byName.flatMap((member) => (isObject(input[member]) ? Object.keys(input[member]) : [])),
    ...listed.filter((name) => typeof name === 'string'),
    ...expressions.flatMap((member) => {
      const expression = input[member]
      return typeof expression === 'string' ? inExpression(expression, isObject(names) ? names : {}) : []
    }),
  ]
}

/** Every name that is neither a word, a function, a value nor a step into an attribute. */
function inExpression(expression: string, names: JsonObject): readonly string[] {
  const found: string[] = []
  const name = /(?<step>\.\s*)?(?<sign>[#:])?(?<name>\w+)(?<call>\s*\()?/g
  for (const { groups = {} } of expression.replace(/\[\s*\d+\s*\]/g, '').matchAll(name)) {
    const { step, sign, name: written = '', call } = groups
    if (step !== undefined || sign === ':') continue
    const real = sign === '#' ? names[`#${written}`] : written
    const word = sign === undefined && words.has(written.toLowerCase())
    if (typeof real === 'string' && !word && !(sign === undefined && call !== undefined)) found.push(real)
  }
  return found
}
