import { spellingOf } from '../../iam/spelling.ts'
import { mistakeIn } from '../../iam/mistake-in.ts'
import type { Resource } from '../merge/resource.ts'
import { isUnresolved, type SaidPolicy, type SaidStatement } from './said-policies.ts'
import type { Tell } from './tell.ts'

/** Checks what neither the schema nor another check tells of: that policies follow IAM's grammar. */
export function checkGrammar(resource: Resource, policy: SaidPolicy, tell: Tell): void {
  const { kind, path, document, statements } = policy
  if (isUnresolved(JSON.stringify(document))) return
  let told = false
  for (const statement of statements) {
    const bare = statement.resources.filter(({ text }) => text !== '*' && !text.startsWith('arn:'))
    for (const { text, path } of bare)
      tell(resource, path, {
        rule: 'PW-LINK-038',
        message: `\`${text}\` is neither an ARN nor \`*\``,
        help: 'write the whole ARN, such as `arn:aws:s3:::photos/*`, or `$(arn <service>:<resource>)`',
      })
    const elsewhere = bare.length > 0 || isTold(statement)
    const mistake = elsewhere
      ? undefined
      : mistakeIn({ Version: '2012-10-17', Statement: [statement.canonical] }, kind)
    if (mistake) tell(resource, statement.path, refused('the statement', mistake))
    told ||= elsewhere || mistake !== undefined
  }
  const mistake = told ? undefined : mistakeIn(document, kind)
  if (mistake) tell(resource, path, refused('the document', mistake))
}

/** Whether another check tells what is wrong. */
const isTold = ({ path, actions, resources, conditions }: SaidStatement) =>
  ((path[0] === 'allow' || path[0] === 'deny') && (!actions.length || !resources.length)) ||
  actions.some(({ text }) => text !== '*' && text.indexOf(':') < 1) ||
  conditions.some(({ operator, key }) => !spellingOf(operator.text) || key.text.indexOf(':') < 1)

const refused = (what: string, why: string) =>
  ({ rule: 'PW-LINK-038', message: `IAM does not take ${what}: ${why.replace(/\.$/, '')}` }) as const
