import type { RunDecision } from '../model/recorded-run.ts'
import { flat } from '../review/visible.ts'

/** What IAM says of a request, in words: the statement that decided and where it stands, or why there is none. */
export function decisionWords({ decision, by, denied, enforced }: RunDecision): string {
  const where = by?.at ? ` (${by.at.file}:${by.at.line})` : ''
  if (decision === 'allow')
    return flat(
      `allowed${by ? ` by ${by.sid ?? `statement ${by.statement + 1}`} of ${by.policy}` : ''}${where}`,
    )
  return flat(`${enforced ? '' : 'would be denied by serve: '}${denied ?? decision}${where}`)
}
