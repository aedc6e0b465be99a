import type { Finding, Position, Severity } from '../../model/finding.ts'
import { severities } from '../../model/finding.ts'
import { kinds, type Kind } from '../../model/model.ts'
import type { RulePlace, RuleProject } from '../../model/own-rule.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import type { Fact } from '../facts/fact.ts'
import { locate } from './locate.ts'
import type { Resource, Reviewed } from './reviewed.ts'
import type { Place } from './rule.ts'

/** What came of running a file of `rules/`. */
export type RanRule =
  { readonly answer: Json | undefined } | { readonly failed: string; readonly at?: Position }

/** The rules that a project brings itself. */
export interface OwnRules {
  /** Their files, from the project's folder. */
  readonly files: readonly string[]
  /** Runs one of them on a project, in the sandbox and without any power. */
  run(file: string, project: RuleProject): Promise<RanRule>
}

/** What a rule of the project says of itself. */
export interface OwnRule {
  readonly id: string
  readonly severity: Severity
  readonly title: string
  readonly why?: string
}

/** What the project's own rules find, with the mistakes of the rules themselves, and what they say of themselves. */
export async function ownFindings(project: Reviewed, { files, run }: OwnRules) {
  const findings: Finding[] = []
  const mistakes: Finding[] = []
  const rules = new Map<string, OwnRule>()
  if (!files.length) return { findings, mistakes, rules: [] }
  const shown = await shownTo(project)
  for (const file of files) {
    const wrong = (message: string, at: Position = { file, line: 1, column: 1 }) =>
      mistakes.push({
        rule: 'PW-RULE-001',
        severity: 'error',
        message,
        at,
        help: 'docs/reviewing.md says what a rule is',
      })
    const ran = await run(file, shown)
    if ('failed' in ran) {
      wrong(`the rule fails: ${ran.failed}`, ran.at)
      continue
    }
    const told = isObject(ran.answer) ? ran.answer : {}
    const rule = ruleOf(told)
    if (typeof rule === 'string') {
      wrong(rule)
      continue
    }
    if (rules.has(rule.id)) {
      wrong(`another rule has the id \`${rule.id}\``)
      continue
    }
    rules.set(rule.id, rule)
    for (const [index, concern] of listOf(told['found']).entries()) {
      const finding = findingOf(rule, concern, project)
      if (typeof finding !== 'string') findings.push(finding)
      else {
        wrong(`what the rule gives as number ${index + 1} ${finding}`)
        break
      }
    }
  }
  return { findings, mistakes, rules: [...rules.values()] }
}

/** A project as plain JSON. */
async function shownTo(project: Reviewed): Promise<RuleProject> {
  // Few projects bring rules, and the facts are many.
  const factKinds = await import('../facts/kinds/index.ts')
  const resources = kinds.map((kind) => [
    kind,
    project.all(kind).map(({ name, file, says }) => ({ name, file, says: says as unknown as JsonObject })),
  ])
  const facts = Object.values(factKinds).flatMap((kind) =>
    [...(kind.of(project) as Iterable<Fact>)].map(({ about, value, at }) => ({
      kind: kind.kind,
      about,
      value,
      at: placeOf(at),
    })),
  )
  return {
    ...(project.env !== undefined && { environment: project.env }),
    protected: project.protected,
    resources: Object.fromEntries(resources) as RuleProject['resources'],
    facts,
  }
}

const placeOf = ({ resource, path }: Place): RulePlace => ({ kind: resource.kind, name: resource.name, path })

const form = /^(?!PW-)[A-Z][A-Z0-9-]*-[0-9]{3}$/

/** What a rule says of itself, or what is wrong with that. */
function ruleOf({ id, severity, title, why }: JsonObject): OwnRule | string {
  if (typeof id !== 'string' || !form.test(id))
    return `\`${String(id)}\` is no id of a rule: capitals, and at the end three digits, as in \`ACME-001\`, and not \`PW-\``
  const known = severities.find((one) => one === severity)
  if (!known) return `\`severity\` must be one of ${severities.map((one) => `\`${one}\``).join(', ')}`
  if (typeof title !== 'string' || !title) return '`title` must say what the rule finds'
  return { id, severity: known, title, ...(typeof why === 'string' && { why }) }
}

/** Something that a rule has found, or what is wrong with how it says it. */
function findingOf({ id, severity }: OwnRule, concern: Json, project: Reviewed): Finding | string {
  if (!isObject(concern)) return 'is no object'
  const { message, at, help, related } = concern
  if (typeof message !== 'string' || !message.trim()) return 'has no `message`'
  const place = readPlace(at, project)
  if (typeof place === 'string') return place
  const others = listOf(related).map((other) => {
    const place = isObject(other) ? readPlace(other['at'], project) : 'is no object'
    const said = isObject(other) ? other['message'] : undefined
    return typeof place === 'string'
      ? []
      : [{ message: typeof said === 'string' ? said : '', at: locate(place) }]
  })
  const { resource, path } = place
  return {
    rule: id,
    severity,
    message,
    at: locate(place),
    subject: [resource.kind, resource.name, ...path].join('/'),
    ...(typeof help === 'string' && { help }),
    ...(others.flat().length && { related: others.flat() }),
  }
}

function readPlace(at: Json | undefined, project: Reviewed): Place | string {
  if (!isObject(at)) return 'does not say `at: { kind, name, path }`'
  const { kind, name, path = [] } = at
  const known = kinds.find((one) => one === kind)
  const found: Resource | undefined =
    known && typeof name === 'string' ? find(project, known, name) : undefined
  if (!found) return `is at \`${String(kind)}/${String(name)}\`, which the project does not declare`
  const keys = listOf(path).filter((key) => typeof key === 'string' || typeof key === 'number')
  return { resource: found, path: keys }
}

const find = (project: Reviewed, kind: Kind, name: string): Resource | undefined => project.find(kind, name)

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])
