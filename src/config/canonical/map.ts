import type { Json, JsonObject } from '../../model/trigger.ts'
import type { Row, Scope, Table } from './table.ts'
import { back, spoken, there, words } from './table.ts'
import { isObject } from './tree.ts'

/** Which table a resource of a map goes by: most maps have but one. */
type Tables =
  Table | { readonly said: (said: JsonObject) => Table; readonly tree: (tree: JsonObject) => Table }

/**
 * A row that is a map of resources by name, each with a table of its own. With `aws` they say
 * themselves what no word says; without, the file does, by their type.
 */
export function map(word: string, tables: Tables, own: 'aws' | 'no aws'): Row {
  const pick = 'said' in tables ? tables : { said: () => tables, tree: () => tables }
  const [go, come] = own === 'aws' ? [there, back] : [spoken, words]
  const each = (
    value: Json | undefined,
    scope: Scope,
    say: typeof there,
    table: (one: JsonObject) => Table,
  ) => {
    const all = isObject(value) ? (Object.entries(value) as [string, JsonObject][]) : []
    if (!all.length) return {}
    const { avoid = [] } = scope
    const told = all.map(([name, one]) => {
      const inside = avoid.filter(([here, key]) => here === word && key === name)
      const own = { ...scope, name, avoid: inside.map((place) => place.slice(2)) }
      return [name, say(table(one), one, own)] as const
    })
    return { [word]: Object.fromEntries(told) }
  }
  return {
    words: [word],
    ...(own === 'aws' && { sure: true, inside: true }),
    there: (said, scope) => each(said[word], scope, go, pick.said),
    back: (tree, scope) => each(tree[word], scope, come, pick.tree),
  }
}
