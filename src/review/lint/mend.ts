import type { Finding, TextEdit } from '../../model/finding.ts'
import { withEdits } from '../text-edits.ts'
import type { Texts } from './lint.ts'
import { lintProject, type Linted, type Linting } from './lint-project.ts'

/** A fix that was not made, and why. */
export interface LeftOut {
  readonly finding: Finding
  readonly why: string
}

/** A project after its fixes. */
export interface Mended {
  /** The texts that have changed, by path. */
  readonly changed: ReadonlyMap<string, { readonly before: string; readonly after: string }>
  readonly mended: readonly Finding[]
  readonly leftOut: readonly LeftOut[]
  /** What is found now. */
  readonly linted: Linted
}

/** One fix may make room for another; more rounds than this mean that two of them undo each other. */
const mostRounds = 10

/**
 * Makes every fix that is wanted, in memory, and looks again until none is left. A fix after which the
 * project has an error that it had not is not made.
 */
export async function mend(project: Linting, wanted: (finding: Finding) => boolean): Promise<Mended> {
  const before = new Map(project.files.map(({ path, text }) => [path, text]))
  const at = (texts: Texts): Linting => ({
    ...project,
    files: project.files.map((file) => ({ ...file, text: texts.get(file.path) ?? file.text })),
    fixes: true,
  })
  const mended: Finding[] = []
  const leftOut = new Map<string, LeftOut>()
  let texts: Texts = before
  let linted = await lintProject(at(texts))
  for (let round = 0; round < mostRounds; round++) {
    const open = linted.findings.filter(
      (finding) => finding.fix?.edits && wanted(finding) && !leftOut.has(keyOf(finding)),
    )
    const { made, after } = together(texts, open)
    if (!made.length) break
    const next = await lintProject(at(after))
    if (!newError(linted, next)) {
      mended.push(...made)
      ;[texts, linted] = [after, next]
      continue
    }
    // One of them did it: each is tried by itself.
    const [finding] = made
    if (made.length === 1 && finding) {
      leftOut.set(keyOf(finding), { finding, why: newError(linted, next)?.message ?? '' })
      continue
    }
    for (const finding of made) {
      const { after: alone } = together(texts, [finding])
      const error = newError(linted, await lintProject(at(alone)))
      if (error) leftOut.set(keyOf(finding), { finding, why: error.message })
    }
    // Each of them alone does no harm, and all of them do.
    if (made.every((finding) => !leftOut.has(keyOf(finding))))
      for (const finding of made.slice(1))
        leftOut.set(keyOf(finding), { finding, why: 'it does not go with the other fixes' })
  }
  const changed = [...texts].flatMap(([path, after]) => {
    const was = before.get(path) ?? ''
    return after === was ? [] : [[path, { before: was, after }] as const]
  })
  return {
    changed: new Map(changed),
    mended: without(mended, linted.findings),
    leftOut: [...leftOut.values()],
    linted,
  }
}

/** A finding, wherever it has moved to. */
const keyOf = ({ rule, at, message }: Finding) => JSON.stringify([rule, at.file, message])

/** Those of which there are more than are still found. */
function without(mended: readonly Finding[], found: readonly Finding[]): readonly Finding[] {
  const left = new Map<string, number>()
  for (const finding of found) left.set(keyOf(finding), (left.get(keyOf(finding)) ?? 0) + 1)
  return mended.filter((finding) => {
    const count = left.get(keyOf(finding)) ?? 0
    left.set(keyOf(finding), count - 1)
    return count <= 0
  })
}

/** Makes as many fixes at once as do not meet; each of them as a whole. */
function together(texts: Texts, findings: readonly Finding[]) {
  const made: Finding[] = []
  const after = new Map(texts)
  const edits = new Map<string, readonly TextEdit[]>()
  for (const finding of findings) {
    const files = [...Map.groupBy(finding.fix?.edits ?? [], ({ at }) => at.file)].map(([file, more]) => {
      // Two findings may ask for the very same.
      const known = edits.get(file) ?? []
      const all = [...known, ...more.filter((edit) => !known.some((one) => isSame(one, edit)))]
      return { file, all, text: withEdits(texts.get(file) ?? '', all) }
    })
    if (files.some(({ text }) => text === undefined)) continue
    made.push(finding)
    for (const { file, all, text } of files) {
      edits.set(file, all)
      after.set(file, text ?? '')
    }
  }
  return { made, after }
}

const isSame = (one: TextEdit, other: TextEdit) =>
  one.text === other.text &&
  one.at.line === other.at.line &&
  one.at.column === other.at.column &&
  one.at.endLine === other.at.endLine &&
  one.at.endColumn === other.at.endColumn

/** An error that is there now and was not. */
function newError(before: Linted, after: Linted): Finding | undefined {
  const known = new Set(before.mistakes.map(keyOf))
  return after.mistakes.find((mistake) => !known.has(keyOf(mistake)))
}
