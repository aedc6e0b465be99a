import type { JsonObject } from '../../../model/trigger.ts'
import { heldByRole, type Held } from '../access/asker.ts'
import { compareHeld, documentsOf } from '../access/compare-held.ts'
import { asGuest, isForGuestsOnly } from '../access/guest.ts'
import { toldAccess } from '../access/told-access.ts'
import { whoHas } from '../access/who-has.ts'
import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** What a role may do, by its policies and its boundary: `about` is the role. */
export const allows: FactKind<JsonObject> = {
  kind: 'allows',
  names: 'role',
  *of(project) {
    for (const role of project.all('role')) {
      const held = heldByRole(project, role.name)
      if (held)
        yield { about: [role.name], value: documentsOf(held.policies), at: { resource: role, path: [] } }
    }
  },
  *tell({ about: [role = ''] }, sides) {
    const { before, after, renames } = sides
    const [old = ''] = renames.before('role', [role])
    // What guests are refused in any case, they neither get nor lose.
    const guests = isForGuestsOnly(before, old) && isForGuestsOnly(after, role)
    const limited = (held: Held | undefined) => (held && guests ? asGuest(held) : held)
    const compared = compareHeld(limited(heldByRole(before, old)), limited(heldByRole(after, role)), sides)
    const same = `the policies of the role ${code(role)} are written otherwise, and allow what they did: that is proved`
    yield* toldAccess(compared, whoHas(after, role), same)
  },
}
