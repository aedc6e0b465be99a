import { createHash } from 'node:crypto'
import type { Project } from '../../adapters/disk/project.ts'
import type { ParseCache } from '../../config/parse-cache.ts'
import { version } from '../help.ts'

/** What an answer depends on. */
export interface Question {
  readonly command: string
  readonly project: Project
  readonly environments: readonly string[]
  /** What it depends on beside the project's declarations: names and texts. */
  readonly also?: readonly (readonly [name: string, text: string])[]
}

/**
 * Answers for a project in which nothing has changed from what was found the last time: commands that look
 * for mistakes are pure over the texts. From source nothing is kept, since there the rules change and no version says so.
 */
export async function keptResult<Result>(
  question: Question,
  cache: ParseCache & { save(): void },
  find: () => Result | Promise<Result>,
  fromSource = import.meta.url.endsWith('.ts'),
  // What rests on how busy the machine was is found anew.
  lasts: (result: Result) => boolean = () => true,
): Promise<Result> {
  if (fromSource) return saved(await find(), cache)
  const key = keyOf(question)
  const kept = read(cache.get(key)) as Result | undefined
  if (kept !== undefined) return kept
  const result = await find()
  if (lasts(result)) cache.set(key, JSON.stringify(result))
  return saved(result, cache)
}

/** What is broken counts as never kept. */
function read(kept: string | undefined): unknown {
  try {
    return kept === undefined ? undefined : JSON.parse(kept)
  } catch {
    return undefined
  }
}

function keyOf({ command, project: { files, scripts, documents }, environments, also = [] }: Question) {
  const hash = createHash('sha256').update(
    `${version()}\n${JSON.stringify([command, environments, [...scripts].sort()])}`,
  )
  const declared = files.map(({ path, text, fault }) => [path, text + (fault?.message ?? '')] as const)
  for (const [path, text] of [...declared, ...documents, ...also])
    hash.update(`\n${path}\n${text.length}\n${text}`)
  return `result ${command} ${hash.digest('base64url')}`
}

function saved<Result>(result: Result, cache: { save(): void }): Result {
  cache.save()
  return result
}
