import type { Json } from '../../model/trigger.ts'
import { spellingOf } from '../spelling.ts'
import { isObject, listOf } from '../values/json.ts'
import { said } from './said.ts'

/** What is wrong with the conditions of a statement; it may have none. */
export function mistakeInConditions(block: Json | undefined): string | undefined {
  if (block === undefined) return undefined
  if (!isObject(block)) return 'Syntax errors in policy: Condition is an object of operators.'
  for (const [operator, keys] of Object.entries(block)) {
    if (!spellingOf(operator)) return `Invalid Condition type : ${said(operator)}.`
    if (!isObject(keys)) return `Syntax errors in policy: ${operator} has an object of keys.`
    for (const [key, values] of Object.entries(keys)) {
      if (key.indexOf(':') < 1)
        return 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.'
      if (!listOf(values).every((value) => value !== null && typeof value !== 'object'))
        return `Syntax errors in policy: the values of ${said(key)} are texts.`
    }
  }
  return undefined
}
