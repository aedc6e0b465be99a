import { covers } from '../../../config/link/covers.ts'
import { parseFetchRule } from '../../../model/fetch-rule.ts'
import type { Json } from '../../../model/trigger.ts'
import { isObject } from '../../../config/canonical/tree.ts'
import { code, valueWords } from '../code.ts'
import type { FactKind, Sides, Told } from '../fact.ts'
import { listed } from '../../lint/questions/listed.ts'
import { powersIn, powerWords, usesOf, type PowerKind } from '../scripts/script-powers.ts'

interface Value extends Readonly<Record<string, Json>> {
  /** Where it has it: ids of pools and hooks; nowhere, where no pool runs it. */
  readonly at: readonly string[]
  /** How much of it, where that can be said. */
  readonly much: Json
}

/** What a script may reach: `about` is the trigger, the kind of power, and what it is over. */
export const capability: FactKind<Value> = {
  kind: 'capability',
  names: 'trigger',
  *of(project) {
    for (const resource of project.all('trigger'))
      for (const { kind, item, much, at, path } of powersIn(project, resource.name))
        yield {
          about: [resource.name, kind, item],
          value: { at, much },
          at: { resource, path },
        }
  },
  *tell({ about: [trigger = '', kind = '', item = ''], before, after }, sides) {
    const power = kind as PowerKind
    const words = powerWords(power, item)
    const whose = (at: readonly string[] = []) => `the script ${code(trigger)}${placeWords(at, sides)}`
    if (!after) {
      if (power !== 'role')
        yield { risk: 'capability-removed', sentence: `${whose(before?.value.at)} may no longer ${words}` }
      return
    }
    const known = before?.value.at ?? []
    const come = after.value.at.filter((use) => !known.includes(use))
    const gone = known.filter((use) => !after.value.at.includes(use))
    if (!before || come.length) {
      // By which role it calls the API is told with the operations.
      if (power === 'role' || (power === 'fetch' && isCovered(trigger, item, come, sides))) return
      const risk =
        power === 'environment' && !isObject(after.value.much) ? 'code-changed' : 'capability-added'
      yield { risk, sentence: `${whose(come)} may now ${words}` }
    } else if (gone.length)
      yield { risk: 'capability-removed', sentence: `${whose(gone)} may no longer ${words}` }
    if (before && JSON.stringify(before.value.much) !== JSON.stringify(after.value.much))
      yield toldAmount(power, item, whose(), before.value.much, after.value.much)
  },
}

/** What it means that it is more or less of something, or another. */
function toldAmount(kind: PowerKind, item: string, whose: string, was: Json, is: Json): Told {
  // What a text in the environment is stays unsaid: it may be none for everybody's eyes.
  if (kind === 'environment')
    return isObject(was) || isObject(is)
      ? { risk: 'secret-changed', sentence: `${code(item)} in the environment of ${whose} is another secret` }
      : { risk: 'code-changed', sentence: `${code(item)} in the environment of ${whose} is another text` }
  if (kind === 'role')
    return is === null
      ? {
          risk: 'capability-added',
          sentence: `${whose} may now ${powerWords(kind, item)}: no role limits it`,
        }
      : was === null
        ? {
            risk: 'capability-removed',
            sentence: `${whose} does by the API only what the role ${valueWords(is)} may`,
          }
        : {
            risk: 'capability-added',
            sentence: `${whose} calls the API by the role ${valueWords(is)}, and did by ${valueWords(was)}`,
          }
  const less = kind === 'kv' && amounts(is).every((amount, at) => amount <= (amounts(was)[at] ?? 0))
  return {
    risk: less ? 'capability-removed' : 'capability-added',
    sentence: `${whose} may ${powerWords(kind, item)} as ${code(JSON.stringify(is))}, and might as ${code(JSON.stringify(was))}`,
  }
}

const amounts = (much: Json) => (isObject(much) ? [Number(much['entries']), Number(much['bytes'])] : [0, 0])

/** Whether each place where a script may now fetch an address had a rule that let it through already. */
function isCovered(
  trigger: string,
  to: string,
  places: readonly string[],
  { before, renames }: Sides,
): boolean {
  const [old = ''] = renames.before('trigger', [trigger])
  const inner = parseFetchRule(to.replace(/ \(private\)$/, ''))
  if ('mistake' in inner) return false
  const rules = powersIn(before, old).filter(({ kind }) => kind === 'fetch')
  const covering = rules.filter(({ item }) => {
    const outer = parseFetchRule(item.replace(/ \(private\)$/, ''))
    return (
      !('mistake' in outer) &&
      covers(outer, inner) &&
      (item.endsWith('(private)') || !to.endsWith('(private)'))
    )
  })
  const had = new Set(covering.flatMap(({ at }) => renames.value(at)))
  return covering.length > 0 && places.every((place) => had.has(place))
}

/** `, at preSignUp of shop`; nothing, where no pool runs it. */
function placeWords(at: readonly string[], { after, before }: Sides): string {
  if (at.length === 0) return ''
  const words = at.map((use) => {
    const { poolId, hook } = usesOf(use)
    const pool = [after, before].flatMap(({ model }) => model.pools).find(({ id }) => id === poolId)
    return `${hook} of ${pool?.name ?? poolId}`
  })
  return `, at ${listed(words, 2)},`
}
