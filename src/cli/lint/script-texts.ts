import type { Project } from '../../adapters/disk/project.ts'
import { scriptText } from './script-text.ts'

/** The texts of scripts by their paths, without what is no script or cannot be read; of a project's own unless told. */
export function scriptTexts(
  { root, scripts }: Pick<Project, 'root' | 'scripts'>,
  files: Iterable<string> = scripts,
): ReadonlyMap<string, string> {
  const read = scriptText(root)
  const texts = [...files]
    .filter((file) => /\.(?:[cm]?[jt]sx?|json)$/.test(file))
    .sort()
    .map((file) => [file, read(file)] as const)
  return new Map(texts.filter((entry): entry is readonly [string, string] => entry[1] !== undefined))
}
