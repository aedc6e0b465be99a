import type { JsonObject } from '../../../model/trigger.ts'
import { compareHeld } from '../access/compare-held.ts'
import { heldByGuests } from '../access/guest.ts'
import { toldAccess } from '../access/told-access.ts'
import { code, valueWords } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** Whether an identity pool gives AWS credentials to whoever asks, and those of which role: `about` is the identity pool. */
export const guests: FactKind<JsonObject> = {
  kind: 'guests',
  names: 'identity',
  *of({ all, model }) {
    for (const identity of all('identity')) {
      const pool = model.identityPools.find(({ name }) => name === identity.name)
      const on = pool?.properties.AllowUnauthenticatedIdentities ?? false
      yield {
        about: [identity.name],
        value: {
          on,
          role: (on && pool?.roles?.Roles?.['unauthenticated']) || null,
          classic: on && (pool?.properties.AllowClassicFlow ?? false),
        },
        at: { resource: identity, path: on ? ['roles', 'guest'] : ['guests'] },
      }
    }
  },
  *tell({ about: [identity = ''], before, after }, sides) {
    const { before: then, after: now, renames } = sides
    const [was, is] = [before?.value ?? {}, after?.value ?? {}]
    const who = `guests of ${code(identity)}`
    if (is['on'] && !was['on'])
      yield {
        risk: 'access-widened',
        sentence:
          is['role'] === null && !is['classic']
            ? `anybody now gets an identity of ${code(identity)} without signing in, and no AWS credentials for want of a role`
            : `anybody now gets AWS credentials from ${code(identity)} without signing in`,
      }
    else if (was['on'] && !is['on'])
      yield {
        risk: 'client-breaking',
        sentence: `nobody gets AWS credentials from ${code(identity)} without signing in any more`,
      }
    const [old = ''] = renames.before('identity', [identity])
    const [had, have] = [heldByGuests(then, old), heldByGuests(now, identity)]
    if (!had && !have) return
    // A role that no file declares may do nobody knows what.
    if (is['on'] && is['role'] !== null && !have) {
      const sentence = `${who} get the role ${valueWords(is['role'])}, of which nothing is known here`
      yield {
        risk: 'access-unknown',
        sentence,
        proof: { verdict: 'unknown', why: 'the role is not of the project' },
      }
    } else {
      const both = was['on'] === true && is['on'] === true
      const same = both ? `${who} get another role, which allows the same` : undefined
      yield* toldAccess(compareHeld(had, have, sides), who, same)
    }
  },
}
