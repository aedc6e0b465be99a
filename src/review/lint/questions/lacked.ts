import { lackedByRole, lackedByUser, lacksNothing, type Lacks } from '../../../config/link/lacking.ts'
import { trustOf } from '../../../iam/attached.ts'
import type { Reviewed } from '../reviewed.ts'
import { givenAs } from './given-roles.ts'
import { holdersOf, type Holder } from './holders.ts'
import { placeKey } from './open-grants.ts'
import type { Statement } from './policy-statements.ts'

/** A statement of the project, and what the requests of nobody who has it can have. */
export interface LackingStatement {
  readonly statement: Statement
  readonly lacks: Lacks
}

/** Every statement that authors of the project wrote, each once, whoever has it. */
export function lackingStatements(project: Reviewed): readonly LackingStatement[] {
  const all = holdersOf(project).flatMap((holder) => {
    const lacks = lacksOf(project, holder)
    return holder.statements.filter(({ by }) => by !== 'aws').map((statement) => ({ statement, lacks }))
  })
  return [...Map.groupBy(all, ({ statement }) => placeKey(statement.at)).values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    // What only some of those lack who have a policy, others may need.
    const lacks: Lacks = (key) => (same.every((one) => one.lacks(key)) ? first.lacks(key) : undefined)
    return [{ statement: first.statement, lacks }]
  })
}

function lacksOf(project: Reviewed, { resource }: Holder): Lacks {
  if (resource.kind === 'iam-user') return lackedByUser
  const role = project.model.roles.find(({ name }) => resource.kind === 'role' && name === resource.name)
  if (!role) return lacksNothing
  const given = givenAs(project, resource.name).some(({ identity }) => identity)
  return lackedByRole(trustOf(project.model, role).document, given)
}
