import { isAction, matching, resourcesOf } from '../../../iam/catalogue.ts'
import { segments } from '../../../iam/values/arn.ts'
import { meet, tooLong } from '../../access/meet.ts'
import { holdersOf } from '../../lint/questions/holders.ts'
import { listed } from '../../lint/questions/listed.ts'
import { placeKey } from '../../lint/questions/open-grants.ts'
import type { Said, Statement } from '../../lint/questions/policy-statements.ts'
import type { Concern, Rule } from '../../lint/rule.ts'

/** Statements about things to which their actions are not done. */
export const resourcesFitActions: Rule = {
  id: 'PW-IAM-014',
  severity: 'warning',
  score: 3,
  title: 'an action is not done to the resource that the statement names',
  why: 'A bucket is listed, its objects are read; an action on the ARN of the other is a statement that does nothing, and often ends in a wildcard that does too much. Name the kind of resource that the action is done to, or `*` where it is about nothing in particular.',
  source: 'cfn-lint I3510; IAM Access Analyzer, policy validation; AWS Service Authorization Reference',
  bad: {
    'pools/backend.iam-user.yaml':
      'allow: [{ do: [s3:ListBucket, s3:GetObject], on: arn:aws:s3:::shop-reports/* }]\n',
  },
  good: {
    'pools/backend.iam-user.yaml':
      'allow: [{ do: [s3:ListBucket, s3:GetObject], on: [arn:aws:s3:::shop-reports, arn:aws:s3:::shop-reports/*] }]\n',
  },
  *check(project) {
    const seen = new Set<string>()
    for (const { statements } of holdersOf(project))
      for (const statement of statements) {
        const { at, by, butActions, butResources } = statement
        if (by === 'aws' || butActions || butResources || seen.has(placeKey(at))) continue
        seen.add(placeKey(at))
        yield* misfits(statement)
      }
  },
}

function* misfits({ actions, resources }: Statement): Generator<Concern> {
  if (resources.some(({ text }) => text === '*')) return
  const kinds = actions.map((said) => ({ said, arns: arnsOf(said.text) }))
  // Of actions of the author's own nobody knows what they are done to.
  if (kinds.some(({ arns }) => !arns)) return
  const idle = resources.filter((resource) => !kinds.some(({ arns }) => isDoneTo(arns, resource)))
  for (const { text, at } of idle)
    yield {
      message: `none of the actions is done to anything like \`${text}\`: ${listed(actions.map((one) => one.text))}`,
      at,
      help: 'name what they are done to',
    }
  if (idle.length === resources.length) return
  for (const { said, arns } of kinds)
    if (!resources.some((resource) => isDoneTo(arns, resource)))
      yield {
        message: `\`${said.text}\` is not done to ${listed(resources.map((one) => one.text))}`,
        at: said.at,
        help: arns?.length
          ? `it is done to \`${arns[0]}\``
          : 'it is about nothing in particular: give it a statement of its own, on `*`',
      }
}

const known = new Map<string, readonly string[] | undefined>()

/** The ARNs of what any action of a pattern is done to; nothing, where there is no such action. */
function arnsOf(pattern: string): readonly string[] | undefined {
  if (known.has(pattern)) return known.get(pattern)
  if (known.size > 2000) known.clear()
  const arns = findArns(pattern)
  known.set(pattern, arns)
  return arns
}

function findArns(pattern: string): readonly string[] | undefined {
  const all = isAction(pattern) ? [pattern] : /[*?]/.test(pattern) ? matching(pattern) : []
  return all.length ? [...new Set(all.flatMap(resourcesOf))] : undefined
}

function isDoneTo(arns: readonly string[] = [], { text }: Said): boolean {
  const own = text.replaceAll(/\$\{[^}]*\}/g, '*')
  return arns.some((arn) => {
    // Names of buckets have no slash, which is what tells them from objects.
    if (/:s3:::\$\{BucketName\}$/.test(arn) && /^arn:aws:s3:::[^*]*\//.test(own)) return false
    return arn.split(',').some((one) => haveCommon(one.replaceAll(/\$\{[^}]*\}/g, '*'), own))
  })
}

/** Whether there is an ARN for which two patterns both stand, part by part. */
function haveCommon(one: string, other: string): boolean {
  const [parts, others] = [segments(one), segments(other)]
  if (!parts || !others) return meets(one, other)
  return parts.every((part, at) => meets(part, others[at] ?? ''))
}

function meets(one: string, other: string): boolean {
  if (one === '*' || other === '*' || one === other) return true
  // Most are told apart by how they begin.
  const [start = '', begin = ''] = [one, other].map((text) => text.split(/[*?]/, 1)[0])
  if (!start.startsWith(begin) && !begin.startsWith(start)) return false
  return tooLong(one, other) || haveMet(one, other)
}

const met = new Map<string, boolean>()

/** What roles say of one kind of thing is alike, and so it is in each environment. */
function haveMet(one: string, other: string): boolean {
  const key = `${one}\n${other}`
  const before = met.get(key)
  if (before !== undefined) return before
  if (met.size >= 5000) met.clear()
  const found = meet(one, other) !== undefined
  met.set(key, found)
  return found
}
