import { readProject, type Project } from '../../adapters/disk/project.ts'
import { Unreadable } from '../../adapters/disk/unreadable.ts'
import type { Loaded } from '../../config/load.ts'
import type { Finding } from '../../model/finding.ts'
import type { Model } from '../../model/model.ts'

/** A project whose files are all well, in one environment. */
export interface OpenProject {
  readonly project: Project
  readonly model: Model
  /** What is declared and has no effect yet. */
  readonly notes: readonly Finding[]
}

/**
 * Reads and links the project of a folder, in the environment named, else in `dev` where there is one, else
 * in none, with ready-made triggers that no pool uses. Throws `Unreadable` where a file has a mistake: `validate` is the command that explains them.
 */
export async function openProject(
  cwd: string,
  env?: string,
  also: readonly string[] = [],
): Promise<OpenProject> {
  const project = await readProject(cwd)
  const usual = project.files.some(({ path }) => path.endsWith('/dev.env.yaml')) ? 'dev' : undefined
  const chosen = env ?? usual
  const { load } = await import('../../config/load.ts')
  const loaded = load({ ...project, also, ...(chosen !== undefined && { env: chosen }) })
  return { project, model: linked(loaded), notes: loaded.notes }
}

/** The model of a project whose files are all well. Throws `Unreadable` otherwise. */
export function linked({ model, findings }: Pick<Loaded, 'model' | 'findings'>): Model {
  if (model) return model
  const mistakes = findings.filter(({ severity }) => severity === 'error')
  const [first] = mistakes
  const count = mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes, the first`
  throw new Unreadable(
    first
      ? `the project has ${count} at ${first.at.file}:${first.at.line}:${first.at.column}: ${first.message}`
      : 'the project cannot be linked',
    // Of a mistake in one environment only, `validate` may know nothing.
    (mistakes.length === 1 && first?.help) || 'see it explained: poolwright validate',
  )
}
