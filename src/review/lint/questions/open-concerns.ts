import type { Reviewed } from '../reviewed.ts'
import type { Concern } from '../rule.ts'
import { listed } from './listed.ts'
import { openGrants, type Danger } from './open-grants.ts'
import { whose } from './whose.ts'

/** What is told of each statement that lets somebody do something of one kind to whatever there is. */
export const openConcerns = (
  project: Reviewed,
  danger: Danger,
  does: string,
  help: string,
): readonly Concern[] =>
  openGrants(project, danger).map(({ statement, actions, on }) => ({
    message:
      statement.by === 'aws'
        ? `${whose(on.at.resource)} may ${does} by a policy of AWS: ${listed(actions)}`
        : `${whose(on.at.resource)} may ${does}: ${listed(actions)} on \`${on.text}\``,
    at: on.at,
    help,
  }))
