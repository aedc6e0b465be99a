import { isObject } from '../../../config/canonical/tree.ts'
import type { Json } from '../../../model/trigger.ts'
import { textsOf } from '../../access/doubt.ts'
import type { Resource, Reviewed } from '../reviewed.ts'
import { isLike } from './asks.ts'
import { statementsIn, type Asks, type Said, type Statement } from './policy-statements.ts'

export const cognito = 'cognito-identity.amazonaws.com'

/** A statement of a trust policy that lets somebody in. */
export interface Trusting {
  readonly role: Resource<'role'>
  readonly statement: Statement
}

/** Every statement that lets somebody become a role of the project. */
export const trusting = (project: Reviewed): readonly Trusting[] =>
  project.all('role').flatMap((role) =>
    statementsIn(project, role, 'trust')
      .filter(({ effect }) => effect === 'Allow')
      .map((statement) => ({ role, statement })),
  )

/** Those of one kind whom a statement names; `*` alone is everybody, of whatever kind. */
export function principalsOf(
  { canonical }: Statement,
  kind: 'AWS' | 'Federated' | 'Service',
): readonly string[] {
  const named: Json | undefined = canonical['Principal']
  if (named === '*') return kind === 'AWS' ? ['*'] : []
  return isObject(named) ? textsOf(named[kind]) : []
}

/** Whether a role lets in people whom identity pools vouch for. */
export const trustsIdentityPools = (project: Reviewed, role: Resource<'role'>): boolean =>
  statementsIn(project, role, 'trust').some(
    (statement) => statement.effect === 'Allow' && principalsOf(statement, 'Federated').includes(cognito),
  )

/** Whether a value for `aud` is a pattern that stands for the identity pools of everybody, of a region at least. */
export const fitsAnybodys = (asks: Asks, { text }: Pick<Said, 'text'>): boolean =>
  isLike(asks) && /^[^:*?]*:?[*?]/.test(text)
