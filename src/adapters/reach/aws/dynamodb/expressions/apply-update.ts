import { invalid } from '../../aws-fault.ts'
import { addDecimals, parseDecimal, printDecimal } from '../number.ts'
import { contentOf, kindOf, type Item, type Value } from '../value.ts'
import { Draft } from './draft.ts'
import { lastFirst, valueAt, type Path } from './path.ts'
import type { Action, Sum, Term } from './update.ts'

/** The item as an update leaves it. What is set is reckoned from the item as it was. */
export function applyUpdate(actions: readonly Action[], item: Item): Item {
  const draft = new Draft(item)
  const members = { left: mostMembers }
  const removed: Path[] = []
  for (const action of actions) {
    const { path } = action
    if (action.does === 'set') draft.put(path, sumOf(action.to, item, members))
    else if (action.does === 'remove') removed.push(path)
    else if (action.does === 'add') draft.put(path, added(valueAt(item, path), action.value, members))
    else {
      const left = taken(valueAt(item, path), action.value, members)
      if (left) draft.put(path, left)
      else removed.push(path)
    }
  }
  // The last position first: what is taken out of a list moves all that follows.
  for (const path of removed.toSorted(lastFirst)) draft.remove(path)
  return draft.item
}

/** How many members of lists and sets an update may still copy. */
interface Members {
  left: number
}

/** An item of the largest size has fewer; one value in many actions could make of it as many as anybody likes. */
const mostMembers = 400_000

function copy(count: number, members: Members): void {
  members.left -= count
  if (members.left < 0) throw invalid('Item size to update has exceeded the maximum allowed size')
}

const wrongType = () => invalid('An operand in the update expression has an incorrect data type')

function sumOf({ first, second }: Sum, item: Item, members: Members): Value {
  const value = termOf(first, item, members)
  if (!second) return value
  const other = termOf(second.term, item, members)
  if (!('N' in value) || !('N' in other)) throw wrongType()
  return { N: printDecimal(addDecimals(parseDecimal(value.N), parseDecimal(other.N), second.sign)) }
}

function termOf(term: Term, item: Item, members: Members): Value {
  if ('value' in term) return term.value
  if ('unless' in term) return valueAt(item, term.unless) ?? termOf(term.then, item, members)
  if ('append' in term) {
    const [first, second] = term.append.map((each) => termOf(each, item, members)) as [Value, Value]
    if (!('L' in first) || !('L' in second)) throw wrongType()
    copy(first.L.length + second.L.length, members)
    return { L: [...first.L, ...second.L] }
  }
  const found = valueAt(item, term.path)
  if (found) return found
  throw invalid('The provided expression refers to an attribute that does not exist in the item')
}

function added(was: Value | undefined, value: Value, members: Members): Value {
  if (!was) return value
  if (kindOf(was) !== kindOf(value)) throw wrongType()
  if ('N' in was && 'N' in value)
    return { N: printDecimal(addDecimals(parseDecimal(was.N), parseDecimal(value.N))) }
  const [before, more] = [membersOf(was), membersOf(value)]
  copy(before.length + more.length, members)
  return setOf(was, [...new Set([...before, ...more])])
}

function taken(was: Value | undefined, value: Value, members: Members): Value | undefined {
  if (!was) return undefined
  if (kindOf(was) !== kindOf(value)) throw wrongType()
  const [before, less] = [membersOf(was), membersOf(value)]
  copy(before.length + less.length, members)
  const gone = new Set(less)
  const left = before.filter((each) => !gone.has(each))
  return left.length ? setOf(was, left) : undefined
}

const membersOf = (set: Value) => contentOf(set) as readonly string[]
const setOf = (like: Value, members: readonly string[]) => ({ [kindOf(like)]: members }) as unknown as Value
