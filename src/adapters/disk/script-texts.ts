import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { bounds } from './project.ts'

/** What scripts are made of; pictures and archives are no part of them. */
export const isScriptText = (path: string): boolean => /\.([cm]?[jt]sx?|json)$/.test(path)

/** The texts of a project's scripts, by path, without what is none or cannot be read. */
export const scriptTexts = (
  root: string,
  scripts: ReadonlySet<string>,
): readonly { readonly path: string; readonly text: string }[] =>
  [...scripts].sort().flatMap((path) => {
    const text = isScriptText(path) ? textOf(join(root, path)) : undefined
    return text === undefined ? [] : [{ path, text }]
  })

function textOf(file: string): string | undefined {
  try {
    return statSync(file).size > bounds.fileBytes ? undefined : readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
