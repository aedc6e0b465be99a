import { hooksOf, versionOf } from '../../config/link/stages.ts'
import { isReadyMade } from '../../config/ready-made.ts'
import { asynchronous, hookNames, type HookKey } from '../../model/hook.ts'
import type { Resource, Reviewed } from '../lint/reviewed.ts'
import { edge, idOf, nodeAt, type Piece } from './graph.ts'
import { roleEnd } from './role-end.ts'

const order = Object.keys(hookNames)

/** The hooks of a pool in the order of a user's life, and the stages of each in the order in which they run. */
export function* hookPieces(project: Reviewed, pool: Resource<'pool'>): Generator<Piece> {
  const hooks = hooksOf(pool.says).toSorted(
    (one, other) => order.indexOf(one.hook) - order.indexOf(other.hook),
  )
  for (const written of hooks) {
    const { hook, path, stages } = written
    const version = versionOf(written)
    const lines = [...(version === 'V1_0' ? [] : [version]), ...(waits(hook) ? [] : ['nobody waits for it'])]
    yield nodeAt('hook', [pool.name, hook], lines, { resource: pool, path })
    let before = idOf('hook', pool.name, hook)
    yield edge(idOf('pool', pool.name), before)
    const used = new Map<string, number>()
    for (const { use, when, onError, path: at } of stages) {
      const trigger = project.find('trigger', use)
      const name = trigger?.name ?? use
      // A second use of a trigger at the same hook is another stage.
      const uses = (used.get(name) ?? 0) + 1
      used.set(name, uses)
      const id = idOf('stage', pool.name, hook, name, ...(uses > 1 ? [String(uses)] : []))
      const failure = onError ?? trigger?.says.onError ?? 'deny'
      const piece = nodeAt(
        'stage',
        [pool.name, hook, name],
        [
          ...(trigger ? [trigger.says.script] : isReadyMade(use) ? ['ships with Poolwright'] : []),
          ...(when === undefined ? [] : [`when ${when}`]),
          ...(failure === 'continue' ? ['a failure is passed over'] : []),
        ],
        { resource: pool, path: at },
      )
      if ('node' in piece) yield { node: { ...piece.node, id } }
      yield edge(before, id)
      before = id
      const role = trigger?.says.capabilities?.role
      if (role !== undefined) yield* roleEnd(project, id, role, 'its calls')
    }
  }
}

const waits = (hook: HookKey) => !asynchronous.has(hookNames[hook])
