import type { Json } from '../../../model/trigger.ts'
import { heldByRole } from '../access/asker.ts'
import { compareHeld } from '../access/compare-held.ts'
import { toldAccess } from '../access/told-access.ts'
import { whoHas } from '../access/who-has.ts'
import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

interface Value extends Readonly<Record<string, Json>> {
  readonly path: string
}

/** A role as a whole: that it is there, and under which path. */
export const role: FactKind<Value> = {
  kind: 'role',
  names: 'role',
  whole: true,
  *of(project) {
    for (const resource of project.all('role'))
      yield {
        about: [resource.name],
        value: { path: resource.says.path ?? '/' },
        at: { resource, path: resource.says.path === undefined ? [] : ['path'] },
      }
  },
  *tell({ about: [name = ''], before, after }, sides) {
    const { after: now } = sides
    const whose = `the role ${code(name)}`
    if (!after)
      yield { risk: 'access-narrowed', sentence: `${whose} is gone, and nobody can become it any more` }
    else if (!before) {
      const told = [...toldAccess(compareHeld(undefined, heldByRole(now, name), sides), whoHas(now, name))]
      const sentence = `${whose} is new`
      if (told.length === 0) yield { risk: 'resource-added', sentence: `${sentence}, and allows nothing` }
      for (const one of told) yield { ...one, sentence: `${sentence}: ${one.sentence}` }
    } else
      yield {
        risk: 'replace',
        sentence: `${whose} moves from the path ${code(before.value.path)} to ${code(after.value.path)}, and so is another role: its ARN changes, and policies elsewhere that name the old one let nobody in`,
        help: 'make the new role first, let buckets, keys and queues name both, and take the old one away',
      }
  },
}
