import type { Json } from '../../../model/trigger.ts'
import { heldByUser } from '../access/asker.ts'
import { compareHeld } from '../access/compare-held.ts'
import { toldAccess } from '../access/told-access.ts'
import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

interface Value extends Readonly<Record<string, Json>> {
  readonly path: string
}

/** An IAM user as a whole: that it is there, and under which path. */
export const iamUser: FactKind<Value> = {
  kind: 'iamUser',
  names: 'iam-user',
  whole: true,
  *of(project) {
    for (const resource of project.all('iam-user'))
      yield { about: [resource.name], value: { path: resource.says.path ?? '/' }, at: { resource, path: [] } }
  },
  *tell({ about: [name = ''], before, after }, sides) {
    const whose = `the IAM user ${code(name)}`
    if (!after) yield { risk: 'client-breaking', sentence: `${whose} is gone, with its access keys` }
    else if (!before) {
      const told = [
        ...toldAccess(compareHeld(undefined, heldByUser(sides.after, name), sides), 'whoever has its keys'),
      ]
      if (told.length === 0) yield { risk: 'resource-added', sentence: `${whose} is new, and may do nothing` }
      for (const one of told) yield { ...one, sentence: `${whose} is new: ${one.sentence}` }
    } else
      yield {
        risk: 'access-unknown',
        sentence: `${whose} moves from the path ${code(before.value.path)} to ${code(after.value.path)}: its ARN changes, and policies elsewhere that name it may fit no more, or now`,
        proof: { verdict: 'unknown', why: 'policies elsewhere are not known here' },
      }
  },
}
