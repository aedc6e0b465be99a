import { posix } from 'node:path'
import type { Project } from '../../adapters/disk/project.ts'
import type { ParseCache } from '../../config/parse-cache.ts'
import type { Probe } from '../../review/lint/probe.ts'
import type { Linting } from '../../review/lint/lint-project.ts'
import type { OwnRules } from '../../review/lint/own-rules.ts'
import { parseScript } from '../../review/lint/parse-script.ts'
import { rules } from '../../review/rules/rules.ts'

/** What runs scripts for a review, and rules that the project brings. */
export interface Running {
  readonly probe?: Probe
  /** The scripts that did not answer it in time. */
  readonly slow?: () => readonly string[]
  readonly own?: OwnRules
}

/** What the linter is given of a project on disk. */
export const lintInput = (
  project: Project,
  environments: readonly string[],
  scripts: ReadonlyMap<string, string>,
  cache: ParseCache,
  { slow: _, ...running }: Running = {},
): Linting => ({
  ...project,
  cache,
  environments,
  rules,
  now: Date.now(),
  scriptTexts: scripts,
  texts: scripts,
  form: true,
  ...running,
  script: ({ file, says }) => {
    const path = posix.join(posix.dirname(file), says.script)
    const text = scripts.get(path)
    return text === undefined ? undefined : parseScript(path, text)
  },
})
