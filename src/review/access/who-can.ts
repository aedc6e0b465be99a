import { policiesOf } from '../../iam/attached.ts'
import type { PolicyDocument } from '../../model/cloudformation.ts'
import type { Model } from '../../model/model.ts'
import { trustMet } from './becoming.ts'
import { can, type Permission, type Subject, type Way } from './can.ts'
import { fitsAction } from './fits-action.ts'
import type { Wanted } from './holder.ts'
import { statementsOf } from './statement-list.ts'

/** Somebody who may, as `can` is asked about them. */
export interface Permitted {
  /** `role:<name>`, `user:<name>` or `guest:<identity pool>`. */
  readonly principal: string
  /** The way by which they may best. */
  readonly way: Way
}

/** Every role, IAM user and guest of a project who may do something, or may if what is not known is as it must be. */
export function whoCan(model: Model, wanted: Wanted): readonly Permitted[] {
  const speaks = speaking(wanted.action)
  // Whom a trust policy names needs no policy that agrees.
  const named = trustMet(model, wanted) !== undefined
  const allowed = (policies: ReturnType<typeof policiesOf>) =>
    named || (policies?.identity.some(({ document }) => speaks(document)) ?? false)
  const asked = (principal: string, subject: Subject, identityPool?: string): readonly Permitted[] => {
    const way = bestOf(can(model, subject, wanted, { identityPool }))
    return way ? [{ principal, way }] : []
  }
  return [
    ...model.identityPools
      .filter(({ properties }) => properties.AllowUnauthenticatedIdentities)
      .flatMap(({ name }) => asked(`guest:${name}`, { kind: 'guest' }, name)),
    ...model.roles
      .filter(({ name }) => allowed(policiesOf(model, { role: name })))
      .flatMap((role) => asked(`role:${role.name}`, { kind: 'role', role })),
    ...model.iamUsers
      .filter(({ name }) => allowed(policiesOf(model, { user: name })))
      .flatMap((user) => asked(`user:${user.name}`, { kind: 'user', user })),
  ].toSorted((one, other) => (one.principal < other.principal ? -1 : 1))
}

const bestOf = ({ verdict, ways }: Permission): Way | undefined =>
  verdict === 'no'
    ? undefined
    : (ways.find((way) => way.verdict === verdict) ?? ways.find((way) => way.verdict !== 'no'))

/** Tells whether any statement of a document allows the action somewhere; most have nothing to do with it. */
function speaking(action: string): (document: PolicyDocument) => boolean {
  const known = new Map<PolicyDocument, boolean>()
  return (document) => {
    const before = known.get(document)
    if (before !== undefined) return before
    const speaks = statementsOf(document).some(
      ([, statement]) => statement['Effect'] === 'Allow' && fitsAction(statement, action),
    )
    known.set(document, speaks)
    return speaks
  }
}
