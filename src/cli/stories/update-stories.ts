import process from 'node:process'
import type { Project } from '../../adapters/disk/project.ts'
import { writeFiles } from '../../adapters/disk/write-files.ts'
import type { Summary } from '../../scenarios/summary.ts'
import { updateText } from '../../scenarios/update-text.ts'

/** Writes what was seen into the files of scenarios, and says of which. */
export function updateStories({ root, files }: Project, results: Summary['results']): void {
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  const rewritten = new Map<string, { before: string; after: string }>()
  for (const result of results) {
    const before = texts.get(result.file)
    if (before === undefined) continue
    const { text: after, steps, left } = updateText(before, result)
    if (after !== before) rewritten.set(result.file, { before, after })
    if (steps) process.stderr.write(`${result.file}: ${steps} updated\n`)
    for (const name of left) process.stderr.write(`${result.file}: \`${name}\` is left for you to mend\n`)
  }
  writeFiles(root, rewritten)
}
