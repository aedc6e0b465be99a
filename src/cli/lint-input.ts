import { posix } from 'node:path'
import type { Project } from '../adapters/disk/project.ts'
import type { ParseCache } from '../config/parse-cache.ts'
import type { Probe } from '../review/lint/probe.ts'
import type { Linting } from '../review/lint/lint-project.ts'
import { parseScript } from '../review/lint/parse-script.ts'
import { rules } from '../review/rules/rules.ts'

/** What the linter is given of a project on disk. */
export const lintInput = (
  project: Project,
  environments: readonly string[],
  scripts: ReadonlyMap<string, string>,
  cache: ParseCache,
  probe?: Probe,
): Linting => ({
  ...project,
  cache,
  environments,
  rules,
  now: Date.now(),
  scriptTexts: scripts,
  form: true,
  ...(probe && { probe }),
  script: ({ file, says }) => {
    const path = posix.join(posix.dirname(file), says.script)
    const text = scripts.get(path)
    return text === undefined ? undefined : parseScript(path, text)
  },
})
