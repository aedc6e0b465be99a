import { policiesOf } from '../../iam/attached.ts'
import type { RoleProperties } from '../../model/cloudformation.ts'
import type { Position } from '../../model/finding.ts'
import type { Policy } from '../../model/iam.ts'
import type { Model, Named } from '../../model/model.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { conditionsIn, textsOf } from './doubt.ts'
import { statementsOf } from './statement-list.ts'

/** A statement of a role, as it is written. */
export interface Says {
  readonly effect: 'Allow' | 'Deny'
  readonly policy: string
  readonly sid?: string
  /** Its place in the document, from 0. */
  readonly statement: number
  /** Patterns of actions: those meant, or with `not` all but those. */
  readonly actions: readonly string[]
  readonly notActions: boolean
  readonly resources: readonly string[]
  readonly notResources: boolean
  readonly conditions: readonly { operator: string; key: string; wanted: readonly string[] }[]
  readonly at?: Position
}

/** What the policies of a role say, and the boundary beyond which it may nothing. */
export interface MayDo {
  readonly statements: readonly Says[]
  readonly boundary?: { readonly name: string; readonly at?: Position }
}

/** What a role may do, statement by statement. */
export function mayDo(model: Model, role: Named<RoleProperties>): MayDo {
  const { identity, boundary } = policiesOf(model, { role: role.name }) ?? { identity: [] }
  const [limit] = boundary ?? []
  const at = limit && model.where('policy', limit.name)
  return {
    statements: identity.flatMap(saysOf),
    ...(limit && { boundary: { name: limit.name, ...(at && { at }) } }),
  }
}

const saysOf = (policy: Policy): readonly Says[] =>
  statementsOf(policy.document).map(([index, statement]) => saying(policy, index, statement))

function saying({ name, at: place }: Policy, index: number, statement: JsonObject): Says {
  const { Sid, Action, NotAction, Resource, NotResource } = statement
  const at = place?.(index)
  return {
    effect: statement['Effect'] === 'Allow' ? 'Allow' : 'Deny',
    policy: name,
    statement: index,
    ...(typeof Sid === 'string' && { sid: Sid }),
    actions: textsOf(Action ?? NotAction),
    notActions: Action === undefined,
    resources: textsOf(Resource ?? NotResource),
    notResources: Resource === undefined,
    conditions: conditionsIn(statement).map(({ operator, key, values }) => ({
      operator,
      key,
      wanted: values,
    })),
    ...(at && { at }),
  }
}
