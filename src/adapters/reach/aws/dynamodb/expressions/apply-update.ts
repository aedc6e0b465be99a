import { invalid } from '../../aws-fault.ts'
import { addDecimals, parseDecimal, printDecimal } from '../number.ts'
import { contentOf, kindOf, type Item, type Value } from '../value.ts'
import { lastFirst, valueAt, type Path } from './path.ts'
import type { Action, Sum, Term } from './update.ts'

/** The item as an update leaves it. What is set is reckoned from the item as it was. */
export function applyUpdate(actions: readonly Action[], item: Item): Item {
  let next = item
  const removed: Path[] = []
  for (const action of actions) {
    const { path } = action
    if (action.does === 'set') next = put(next, path, sumOf(action.to, item))
    else if (action.does === 'remove') removed.push(path)
    else if (action.does === 'add') next = put(next, path, added(valueAt(item, path), action.value))
    else {
      const left = taken(valueAt(item, path), action.value)
      if (left) next = put(next, path, left)
      else removed.push(path)
    }
  }
  // The last position first: what is taken out of a list moves all that follows.
  for (const path of removed.toSorted(lastFirst)) next = without(next, path)
  return next
}

const mostElements = 200_000

const wrongType = () => invalid('An operand in the update expression has an incorrect data type')

function sumOf({ first, second }: Sum, item: Item): Value {
  const value = termOf(first, item)
  if (!second) return value
  const other = termOf(second.term, item)
  if (!('N' in value) || !('N' in other)) throw wrongType()
  return { N: printDecimal(addDecimals(parseDecimal(value.N), parseDecimal(other.N), second.sign)) }
}

function termOf(term: Term, item: Item): Value {
  if ('value' in term) return term.value
  if ('unless' in term) return valueAt(item, term.unless) ?? termOf(term.then, item)
  if ('append' in term) {
    const [first, second] = term.append.map((each) => termOf(each, item)) as [Value, Value]
    if (!('L' in first) || !('L' in second)) throw wrongType()
    // An item of the largest size has no more; nested calls could make a list of any length.
    if (first.L.length + second.L.length > mostElements)
      throw invalid('Item size to update has exceeded the maximum allowed size')
    return { L: [...first.L, ...second.L] }
  }
  const found = valueAt(item, term.path)
  if (found) return found
  throw invalid('The provided expression refers to an attribute that does not exist in the item')
}

function added(was: Value | undefined, value: Value): Value {
  if (!was) return value
  if (kindOf(was) !== kindOf(value)) throw wrongType()
  if ('N' in was && 'N' in value)
    return { N: printDecimal(addDecimals(parseDecimal(was.N), parseDecimal(value.N))) }
  return setOf(was, [...new Set([...membersOf(was), ...membersOf(value)])])
}

function taken(was: Value | undefined, value: Value): Value | undefined {
  if (!was) return undefined
  if (kindOf(was) !== kindOf(value)) throw wrongType()
  const gone = new Set(membersOf(value))
  const left = membersOf(was).filter((each) => !gone.has(each))
  return left.length ? setOf(was, left) : undefined
}

const membersOf = (set: Value) => contentOf(set) as readonly string[]
const setOf = (like: Value, members: readonly string[]) => ({ [kindOf(like)]: members }) as unknown as Value

const noPlace = () => invalid('The document path provided in the update expression is invalid for update')

/** The same with another value at a place, whose surroundings have to be there. */
function put(item: Item, path: Path, value: Value): Item {
  const [name, ...rest] = path
  const inside = rest.length ? Object.hasOwn(item, name) && item[name] : undefined
  if (inside === false || (rest.length && !inside)) throw noPlace()
  return Object.fromEntries([
    ...Object.entries(item).filter(([other]) => other !== name),
    [name, inside ? putInside(inside, rest, value) : value],
  ])
}

function putInside(value: Value, [part, ...rest]: readonly (string | number)[], to: Value): Value {
  if (typeof part === 'string') {
    if (!('M' in value)) throw noPlace()
    return { M: put(value.M, [part, ...rest], to) }
  }
  if (part === undefined || !('L' in value)) throw noPlace()
  const inside = value.L[part]
  if (!rest.length) return { L: inside ? value.L.with(part, to) : [...value.L, to] }
  if (!inside) throw noPlace()
  return { L: value.L.with(part, putInside(inside, rest, to)) }
}

/** The same with nothing at a place. */
function without(item: Item, path: Path): Item {
  const [name, ...rest] = path
  const inside = Object.hasOwn(item, name) ? item[name] : undefined
  if (rest.length && !inside) throw noPlace()
  const entries = Object.entries(item)
  if (!rest.length) return Object.fromEntries(entries.filter(([other]) => other !== name))
  return Object.fromEntries(
    entries.map(([other, value]) => [other, other === name ? withoutInside(value, rest) : value]),
  )
}

function withoutInside(value: Value, [part, ...rest]: readonly (string | number)[]): Value {
  if (typeof part === 'string') {
    if (!('M' in value)) throw noPlace()
    return { M: without(value.M, [part, ...rest]) }
  }
  if (part === undefined || !('L' in value)) throw noPlace()
  const inside = value.L[part]
  if (!inside) {
    if (rest.length) throw noPlace()
    return value
  }
  return { L: rest.length ? value.L.with(part, withoutInside(inside, rest)) : value.L.toSpliced(part, 1) }
}
