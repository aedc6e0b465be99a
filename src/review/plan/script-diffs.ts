import { unified } from '../unified.ts'

/** The change of one file under `triggers/`. */
export interface ScriptDiff {
  readonly file: string
  /** As `diff -u` knows it. */
  readonly patch: string
}

/** How the scripts of two versions differ, file by file; a file that has only moved does not. */
export function scriptDiffs(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly ScriptDiff[] {
  const normal = (text: string | undefined) => text?.replaceAll('\r\n', '\n')
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((file) => {
    const [was, is] = [normal(before.get(file)), normal(after.get(file))]
    if (was === is) return []
    return [{ file, patch: unified(file, was ?? '', is ?? '') }]
  })
}
