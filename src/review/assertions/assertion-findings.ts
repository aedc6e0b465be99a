import type { Finding } from '../../model/finding.ts'
import type { Reviewed } from '../lint/reviewed.ts'
import type { Breach } from './breach.ts'
import { assertedIn, breachesOf } from './breaches.ts'

/** The assertions of a project that do not hold in its environment, each at the place that breaks it. */
export const assertionFindings = (project: Reviewed): readonly Finding[] =>
  [...breachesOf(assertedIn(project), project)].map(findingOf)

function findingOf({ rule, assertion, message, at, help, asserted, subject }: Breach): Finding {
  const own = at.file === asserted.file && at.line === asserted.line
  return {
    rule,
    severity: 'error',
    message: `the assertion \`${assertion}\` does not hold: ${message}`,
    at,
    ...(help && { help }),
    subject: `assertion/${assertion}/${subject}`,
    ...(!own && { related: [{ message: 'it is asserted here', at: asserted }] }),
  }
}
