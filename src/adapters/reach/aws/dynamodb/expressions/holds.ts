import { contentOf, equal, kindOf, orderOf, type Item, type Value } from '../value.ts'
import type { Comparator, Condition, Operand } from './condition.ts'
import { valueAt } from './path.ts'

/** Whether a condition holds for an item; one that is not there has no attributes. */
export function holds(condition: Condition, item: Item): boolean {
  const read = (operand: Operand) => valueOf(operand, item)
  switch (condition.is) {
    case 'and':
      return condition.of.every((each) => holds(each, item))
    case 'or':
      return condition.of.some((each) => holds(each, item))
    case 'not':
      return !holds(condition.of, item)
    case 'there':
      return valueAt(item, condition.path) !== undefined
    case 'missing':
      return valueAt(item, condition.path) === undefined
    case 'of type': {
      const found = valueAt(item, condition.path)
      return found !== undefined && kindOf(found) === condition.kind
    }
    case 'compare':
      return compare(condition.by, read(condition.left), read(condition.right))
    case 'between': {
      const found = read(condition.of)
      return compare('>=', found, read(condition.low)) && compare('<=', found, read(condition.high))
    }
    case 'in':
      return condition.list.some((each) => compare('=', read(condition.of), read(each)))
    case 'begins':
      return begins(read(condition.of), read(condition.part))
    case 'contains':
      return contains(read(condition.of), read(condition.part))
  }
}

/** How many comparisons a condition may take. */
export function effortOf(condition: Condition): number {
  if (condition.is === 'and' || condition.is === 'or')
    return condition.of.reduce((sum, each) => sum + effortOf(each), 0)
  if (condition.is === 'not') return effortOf(condition.of)
  return condition.is === 'in' ? condition.list.length : 1
}

/** Compares two values. What is not there is unequal to everything, and neither greater nor less. */
export function compare(by: Comparator, left: Value | undefined, right: Value | undefined): boolean {
  if (by === '=' || by === '<>') {
    const same = left !== undefined && right !== undefined && equal(left, right)
    return by === '=' ? same : !same
  }
  if (!left || !right || kindOf(left) !== kindOf(right)) return false
  const [one, other] = [orderOf(left), orderOf(right)]
  if (!one || !other) return false
  const order = Buffer.compare(one, other)
  return { '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 }[by]
}

function valueOf(operand: Operand, item: Item): Value | undefined {
  if ('value' in operand) return operand.value
  if ('path' in operand) return valueAt(item, operand.path)
  const found = valueAt(item, operand.size)
  const size = found && sizeOf(found)
  return size === undefined ? undefined : { N: `${size}` }
}

/** What `size` of a value is: characters, bytes or members. */
function sizeOf(value: Value): number | undefined {
  if ('S' in value) return value.S.length
  if ('B' in value) return Buffer.byteLength(value.B, 'base64')
  if ('M' in value) return Object.keys(value.M).length
  const content = contentOf(value)
  return Array.isArray(content) ? content.length : undefined
}

/** Bytes of a binary value. */
const bytes = (value: Value) => orderOf(value) ?? Buffer.alloc(0)

function begins(value: Value | undefined, part: Value | undefined): boolean {
  if (!value || !part) return false
  if ('S' in value && 'S' in part) return value.S.startsWith(part.S)
  if (!('B' in value) || !('B' in part)) return false
  const start = bytes(part)
  return bytes(value).subarray(0, start.length).equals(start)
}

function contains(value: Value | undefined, part: Value | undefined): boolean {
  if (!value || !part) return false
  if ('L' in value) return value.L.some((each) => equal(each, part))
  if ('S' in value && 'S' in part) return value.S.includes(part.S)
  if ('B' in value && 'B' in part) return bytes(value).includes(bytes(part))
  // A set is named by the type of its members and an S.
  return kindOf(value) === `${kindOf(part)}S` && (contentOf(value) as unknown[]).includes(contentOf(part))
}
