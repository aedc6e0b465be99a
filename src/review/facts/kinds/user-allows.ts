import type { JsonObject } from '../../../model/trigger.ts'
import { heldByUser } from '../access/asker.ts'
import { compareHeld, documentsOf } from '../access/compare-held.ts'
import { toldAccess } from '../access/told-access.ts'
import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** What an IAM user may do: `about` is the user. */
export const userAllows: FactKind<JsonObject> = {
  kind: 'userAllows',
  names: 'iam-user',
  *of(project) {
    for (const user of project.all('iam-user')) {
      const held = heldByUser(project, user.name)
      if (held)
        yield { about: [user.name], value: documentsOf(held.policies), at: { resource: user, path: [] } }
    }
  },
  *tell({ about: [user = ''] }, sides) {
    const { before, after, renames } = sides
    const [old = ''] = renames.before('iam-user', [user])
    const compared = compareHeld(heldByUser(before, old), heldByUser(after, user), sides)
    const same = `the policies of the user ${code(user)} are written otherwise, and allow what they did: that is proved`
    yield* toldAccess(compared, `the IAM user ${code(user)}`, same)
  },
}
