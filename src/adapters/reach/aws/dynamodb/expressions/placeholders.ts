import { invalid } from '../../aws-fault.ts'
import type { JsonObject } from '../../../../../model/trigger.ts'
import { readItem, type Item, type Value } from '../value.ts'

/** `ExpressionAttributeNames` and `ExpressionAttributeValues` of one request, all of which must be used. */
export interface Placeholders {
  name(placeholder: string): string | undefined
  value(placeholder: string): Value | undefined
  /** Throws where one was given that no expression of the request has used. */
  checkUse(): void
}

/** Reads the placeholders of a request. */
export function readPlaceholders(input: JsonObject): Placeholders {
  const names = readNames(input['ExpressionAttributeNames'])
  const values = readValues(input['ExpressionAttributeValues'])
  const used = new Set<string>()
  const use =
    <T>(from: Readonly<Record<string, T>>) =>
    (placeholder: string) => {
      used.add(placeholder)
      return Object.hasOwn(from, placeholder) ? from[placeholder] : undefined
    }
  const unused = (from: object, parameter: string) => {
    const left = Object.keys(from).filter((name) => !used.has(name))
    if (left.length)
      throw invalid(`Value provided in ${parameter} unused in expressions: keys: {${left.join(', ')}}`)
  }
  return {
    name: use(names),
    value: use(values),
    checkUse() {
      unused(names, 'ExpressionAttributeNames')
      unused(values, 'ExpressionAttributeValues')
    },
  }
}

function readNames(given: unknown): Readonly<Record<string, string>> {
  if (given === undefined || given === null) return {}
  const entries = Object.entries(given as object)
  if (!entries.length) throw invalid('ExpressionAttributeNames must not be empty')
  for (const [key, name] of entries) {
    if (!/^#\w+$/.test(key))
      throw invalid(`ExpressionAttributeNames contains invalid key: Syntax error; key: "${key}"`)
    if (typeof name !== 'string' || !name)
      throw invalid(`ExpressionAttributeNames contains invalid value: for key ${key}`)
  }
  return Object.fromEntries(entries) as Record<string, string>
}

function readValues(given: unknown): Item {
  if (given === undefined || given === null) return {}
  const keys = Object.keys(given as object)
  if (!keys.length) throw invalid('ExpressionAttributeValues must not be empty')
  const wrong = keys.find((key) => !/^:\w+$/.test(key))
  if (wrong !== undefined)
    throw invalid(`ExpressionAttributeValues contains invalid key: Syntax error; key: "${wrong}"`)
  return readItem(given)
}
