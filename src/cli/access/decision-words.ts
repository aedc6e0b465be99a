import type { RunDecision } from '../../model/recorded-run.ts'
import { flat } from '../../review/visible.ts'

/** What IAM says of a request, in words: the statement that decided and where it stands, or why there is none. */
export function decisionWords({ action, resource, decision, by, denied, enforced }: RunDecision): string {
  const where = by?.at ? ` (${by.at.file}:${by.at.line})` : ''
  if (decision === 'allow')
    return flat(
      `allowed${by ? ` by ${by.sid ?? `statement ${by.statement + 1}`} of ${by.policy}` : ''}${where}`,
    )
  const why = denied ?? decision
  const role = isBecoming(action) && !why.includes(resource) ? `, of role ${nameIn(resource)}` : ''
  return flat(`${enforced ? '' : 'would be denied by serve: '}${why}${role}${where}`)
}

/** The role that a request has made somebody of, if that is what it was for. */
export const roleGiven = ({ action, resource, decision }: RunDecision): string | undefined =>
  decision === 'allow' && isBecoming(action) ? flat(nameIn(resource)) : undefined

const isBecoming = (action: string) => action.startsWith('sts:AssumeRole') || action === 'sts:TagSession'
const nameIn = (arn: string) => arn.split('/').at(-1) ?? arn
