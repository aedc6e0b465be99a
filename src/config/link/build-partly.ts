import type { Finding } from '../../model/finding.ts'
import { kinds, type Model } from '../../model/model.ts'
import type { Linked } from '../load.ts'
import { keyOf, type Declared, type Resource } from '../merge/resource.ts'
import { buildModel } from './build-model.ts'

/** A model of a part of a project, what it was made of, and what is not in it. */
export interface Part {
  readonly model?: Model
  readonly linked?: Linked
  /** As `pool/shop`. */
  readonly unread: readonly string[]
}

/**
 * The model of what has no mistakes, beside what has. What is well by itself and rests on what is not is in it
 * where that can be: else everything in a file with a mistake is left out, and else there is no model.
 */
export function buildPartly(
  linked: Linked,
  documents: ReadonlyMap<string, string>,
  mistakes: readonly Finding[],
): Part {
  const mistaken = new Set(mistakes.map(({ at }) => at.file))
  const without = linked.declared.change((resource) => (mistaken.has(resource.file) ? 'broken' : resource))
  for (const declared of [linked.declared, without])
    try {
      const { environment, addresses } = linked
      const whole = withTriggers(declared)
      const model = buildModel(whole, environment, addresses, documents)
      return { model, linked: { declared: whole, environment, addresses }, unread: unreadIn(declared) }
    } catch {
      // It rests on what has a mistake.
    }
  return { unread: kinds.flatMap((kind) => linked.declared.names(kind).map((name) => keyOf({ kind, name }))) }
}

/** What is declared in files with mistakes. */
const unreadIn = ({ names, find }: Declared): readonly string[] =>
  kinds.flatMap((kind) =>
    names(kind)
      .filter((name) => find(kind, name) === 'broken')
      .map((name) => keyOf({ kind, name })),
  )

/** A pipeline is made of its triggers: in the place of one with mistakes stands one that says nothing. */
function withTriggers(declared: Declared): Declared {
  const broken = declared.names('trigger').filter((name) => declared.find('trigger', name) === 'broken')
  if (!broken.length) return declared
  const blank = (name: string): Resource => {
    const value = { script: './unread', hooks: [] }
    const file = `triggers/${name}.trigger.yaml`
    const at = () => ({ file, line: 1, column: 1 })
    return { kind: 'trigger', name, file, value, layers: [{ written: { at }, from: [], to: [], value }] }
  }
  const blanks = broken.map(blank)
  const find: Declared['find'] = (kind, name) =>
    (kind === 'trigger' ? blanks.find((one) => one.name === name) : undefined) ?? declared.find(kind, name)
  const all: Declared['all'] = (kind) =>
    kind === 'trigger' ? [...declared.all(kind), ...blanks] : declared.all(kind)
  return { ...declared, find, all }
}
