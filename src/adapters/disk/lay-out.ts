import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ownFolder } from './own-folder.ts'
import { Unreadable } from './unreadable.ts'

/** A version of a project that lies in a folder of its own for a while. */
export interface LaidOut {
  /** Under `.poolwright` of the project: packages are found from there. */
  readonly root: string
  remove(): void
}

const wayOut = 'a version whose scripts run is laid out there; `poolwright plan --no-run` runs none'

/** Writes a version of a project beside what is on disk. Paths are from the project, and lead nowhere else. */
export function layOut(
  project: string,
  name: string,
  files: readonly { readonly path: string; readonly content: string | Buffer }[],
): LaidOut {
  const root = mkdtempSync(join(ownFolder(project, wayOut), `${name}-`))
  const remove = () => rmSync(root, { recursive: true, force: true })
  try {
    for (const { path, content } of files) {
      if (!isInside(path)) throw new Unreadable(`\`${path}\` leads out of the project`)
      const file = join(root, path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, content)
    }
    return { root, remove }
  } catch (error) {
    remove()
    throw error
  }
}

/** Whether a path stays where it begins, and can be written there. */
export const isInside = (path: string): boolean =>
  path !== '' && !path.split(/[\\/]/).some((step) => ['', '.', '..'].includes(step)) && !path.includes('\0')
