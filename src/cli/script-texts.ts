import type { Project } from '../adapters/disk/project.ts'
import { scriptText } from './script-text.ts'

/** The texts of a project's scripts by their paths, without what is no script or cannot be read. */
export function scriptTexts({ root, scripts }: Project): ReadonlyMap<string, string> {
  const read = scriptText(root)
  const texts = [...scripts]
    .filter((file) => /\.[cm]?[jt]sx?$/.test(file))
    .sort()
    .map((file) => [file, read(file)] as const)
  return new Map(texts.filter((entry): entry is readonly [string, string] => entry[1] !== undefined))
}
