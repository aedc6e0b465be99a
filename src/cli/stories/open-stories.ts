import { isAbsolute, matchesGlob, relative, resolve } from 'node:path'
import type { Project } from '../../adapters/disk/project.ts'
import type { Model } from '../../model/model.ts'
import type { Told } from '../../scenarios/run-stories.ts'
import { linked, openProject } from '../project/open-project.ts'

/** Scenarios of a project, each with the model of its environment. */
export interface OpenStories {
  readonly project: Project
  readonly stories: readonly Told[]
  /** The project in every environment in which one of them happens. */
  readonly models: readonly Model[]
  /** Whether any were asked for by their paths. */
  readonly narrowed: boolean
}

/**
 * Reads a project in every environment in which a scenario happens: in the one that it names, else in the
 * one that is told here, else in `dev` where there is one. Paths and globs narrow them down. Throws as
 * `openProject` does.
 */
export async function openStories(
  cwd: string,
  env: string | undefined,
  paths: readonly string[],
): Promise<OpenStories> {
  const { project, model } = await openProject(cwd, env)
  const { load } = await import('../../config/load.ts')
  const isChosen = chosen(project.root, cwd, paths)
  // Only scenarios say an environment so.
  const named = project.files.flatMap(({ path, text }) =>
    path.endsWith('.scenario.yaml') && isChosen(path)
      ? [/^env:\s*['"]?([\w.-]+)/m.exec(text)?.[1] ?? '']
      : [],
  )
  const others = [...new Set(named)].filter((name) => name !== '' && name !== model.env)
  const models = [model, ...others.map((name) => linked(load({ ...project, env: name })))]
  const stories = models.flatMap((one, index) =>
    one.scenarios
      .filter(({ file, document }) => isChosen(file) && (index === 0 || document['env'] === one.env))
      .map((scenario) => ({ scenario, model: one })),
  )
  return {
    project,
    models: [...new Set(stories.map(({ model }) => model))],
    stories: stories.toSorted((a, b) => (a.scenario.file < b.scenario.file ? -1 : 1)),
    narrowed: paths.length > 0,
  }
}

/** Whether a file is meant by one of some paths, folders and globs, which are seen from a folder. */
function chosen(root: string, cwd: string, paths: readonly string[]): (file: string) => boolean {
  const wanted = paths.map((path) => relative(root, resolve(cwd, path)).replaceAll('\\', '/'))
  return (file) => !wanted.length || wanted.some((path) => isIn(file, path))
}

const isIn = (file: string, path: string) =>
  path === '' ||
  file === path ||
  (!isAbsolute(path) && (file.startsWith(`${path.replace(/\/$/, '')}/`) || matchesGlob(file, path)))
