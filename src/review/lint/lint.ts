import { editYaml } from '../../config/edit/edit-yaml.ts'
import type { Finding, TextEdit } from '../../model/finding.ts'
import { editsBetween } from '../text-edits.ts'
import { pageOf } from '../explain/page-of.ts'
import { locate } from './locate.ts'
import { placeFix, type PlacedEdit } from './place-fix.ts'
import type { Reviewed } from './reviewed.ts'
import type { Concern, Fix, Rule } from './rule.ts'

/** The texts of the files of a project, by their paths. */
export type Texts = ReadonlyMap<string, string>

/**
 * What the rules find in a project, in no order. What a fix is in the text of its file is worked out where
 * the texts are given.
 */
export async function lint(
  project: Reviewed,
  rules: readonly Rule[],
  texts?: Texts,
): Promise<readonly Finding[]> {
  // All at once, since some of them wait for scripts.
  const found = await Promise.all(rules.map((rule) => ask(rule, project, texts)))
  return found.flat()
}

async function ask(rule: Rule, project: Reviewed, texts: Texts | undefined): Promise<readonly Finding[]> {
  const found: Finding[] = []
  try {
    for await (const concern of rule.check(project)) found.push(told(rule, concern, project, texts))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`the rule ${rule.id} fails: ${why}`, { cause })
  }
  return found
}

function told(rule: Rule, concern: Concern, project: Reviewed, texts: Texts | undefined): Finding {
  const { message, at, help, related, severity } = concern
  const fix = concern.fix && mending(concern.fix, project, texts)
  return {
    rule: rule.id,
    severity: severity ?? rule.severity,
    message,
    at: locate(at),
    ...('resource' in at && { subject: [at.resource.kind, at.resource.name, ...at.path].join('/') }),
    docs: pageOf(rule.id),
    ...(help && { help }),
    ...(related && { related: related.map((other) => ({ message: other.message, at: locate(other.at) })) }),
    ...(rule.score !== undefined && { score: rule.score }),
    ...(fix && { fix }),
  }
}

/** A fix as a finding tells it; none where it cannot be made. */
function mending(fix: Fix, project: Reviewed, texts: Texts | undefined): Finding['fix'] {
  const placed = placeFix(fix, project)
  if (!placed || !texts) return placed && { title: fix.title }
  const edits = textEdits(placed, texts)
  return edits && { title: fix.title, edits }
}

function textEdits(placed: readonly PlacedEdit[], texts: Texts): readonly TextEdit[] | undefined {
  const edited = new Map<string, string>()
  for (const { file, kind, path, value } of placed) {
    const text = edited.get(file) ?? texts.get(file)
    const next = text === undefined ? undefined : editYaml({ kind, text }, path, value)
    if (next === undefined) return undefined
    edited.set(file, next)
  }
  const edits = [...edited].flatMap(([file, text]) => editsBetween(file, texts.get(file) ?? '', text))
  return edits.length ? edits : undefined
}
