import type { Json, JsonObject } from '../../model/trigger.ts'
import { isObject } from './dynamodb-input.ts'

/**
 * The value that the input of a call has for a partition key, as policies read it; nothing where it has not
 * one. It is looked for only where this very call has it: what stands elsewhere, nobody behind would read.
 */
export function partitionValue(name: string, key: string, input: JsonObject): string | undefined {
  const { Key, Item, KeyConditions } = input
  if (name === 'PutItem') return isObject(Item) ? scalar(Item[key]) : undefined
  if (name !== 'Query') return isObject(Key) ? scalar(Key[key]) : undefined
  if (KeyConditions !== undefined) {
    if (!isObject(KeyConditions) || input['KeyConditionExpression'] !== undefined) return undefined
    const condition = KeyConditions[key]
    if (!isObject(condition) || condition['ComparisonOperator'] !== 'EQ') return undefined
    const { AttributeValueList } = condition
    return Array.isArray(AttributeValueList) && AttributeValueList.length === 1
      ? scalar(AttributeValueList[0])
      : undefined
  }
  return inExpression(key, input)
}

/** `pk = :value`, at the beginning or the end of what is joined by AND; what is said twice is not known. */
function inExpression(key: string, input: JsonObject): string | undefined {
  const {
    KeyConditionExpression: expression,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  } = input
  if (typeof expression !== 'string' || expression.length > 4096 || !isObject(values)) return undefined
  const said: string[] = []
  const equal = /(?<![\w.#:])(#?[A-Za-z_][\w.-]*|#\w+)\s*=\s*(:\w+)(?!\w)/g
  for (const [, name = '', value = ''] of expression.matchAll(equal)) {
    const real = name.startsWith('#') ? (isObject(names) ? names[name] : undefined) : name
    if (real === key) said.push(value)
  }
  const [only, ...more] = said
  return only === undefined || more.length ? undefined : scalar(values[only])
}

const plainNumber = /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/

/** A key is a text, a number or bytes; one that is written in another way than policies write it is not read. */
function scalar(value: Json | undefined): string | undefined {
  if (!isObject(value)) return undefined
  const [entry, ...more] = Object.entries(value)
  if (!entry || more.length || !['S', 'N', 'B'].includes(entry[0])) return undefined
  const [type, text] = entry
  if (typeof text !== 'string' || text === '' || (type === 'N' && (!plainNumber.test(text) || text === '-0')))
    return undefined
  if (type === 'B' && Buffer.from(text, 'base64').toString('base64') !== text) return undefined
  return text
}
