import { createHash } from 'node:crypto'
import type { Project } from '../adapters/disk/project.ts'
import type { ParseCache } from '../config/parse-cache.ts'
import { version } from './help.ts'

/**
 * Answers for a project in which nothing has changed from what was found the last time: `validate` is
 * pure over the texts. From source nothing is kept, since there the rules change and no version says so.
 */
export function keptResult<Result>(
  { files, scripts, documents }: Project,
  environments: readonly string[],
  cache: ParseCache & { save(): void },
  find: () => Result,
): Result {
  if (import.meta.url.endsWith('.ts')) return saved(find(), cache)
  const hash = createHash('sha256').update(
    `${version()}\n${JSON.stringify([environments, [...scripts].sort()])}`,
  )
  const documented = [...documents].map(([path, text]) => ({ path, text }))
  for (const { path, text } of [...files, ...documented]) hash.update(`\n${path}\n${text.length}\n${text}`)
  const key = `result ${hash.digest('base64url')}`
  const kept = cache.get(key)
  // Nothing else was asked for, and is not to be forgotten.
  if (kept !== undefined) return JSON.parse(kept) as Result
  const result = find()
  cache.set(key, JSON.stringify(result))
  return saved(result, cache)
}

function saved<Result>(result: Result, cache: { save(): void }): Result {
  cache.save()
  return result
}
