import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where templates lie: at the same place from the source and from `dist`. */
const folder = fileURLToPath(new URL('../../../templates', import.meta.url))

/** What every project has, whatever its template. */
const base = 'base'

/** The files of a template and those of every project, by their paths in the project that is made of them. */
export function templateFiles(name: string): ReadonlyMap<string, string> {
  const files = [base, name].flatMap((from) => filesIn(join(folder, from)))
  return new Map(files.sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** The text of one file among the templates. */
export const templateText = (path: string): string => readFileSync(join(folder, path), 'utf8')

function filesIn(dir: string): (readonly [string, string])[] {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true })
  return (
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      // A template that somebody has tried out where it lies keeps that to itself.
      .filter((file) => !/[\\/](\.poolwright|node_modules)[\\/]/.test(file.slice(dir.length)))
      .map((file) => {
        const path = file.slice(dir.length + 1).replaceAll('\\', '/')
        // Under its own name npm would leave it out of the package.
        return [path === 'gitignore' ? '.gitignore' : path, readFileSync(file, 'utf8')] as const
      })
  )
}
