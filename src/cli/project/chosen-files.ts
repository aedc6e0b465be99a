import { relative, resolve, sep } from 'node:path'
import type { Project } from '../../adapters/disk/project.ts'
import { Unreadable } from '../../adapters/disk/unreadable.ts'

/**
 * Which files of a project are meant by files and folders that somebody has named; all, where he named none.
 * Throws `Unreadable` where one of them is not of the project.
 */
export function chosenFiles(
  { root, files, scripts, ruleFiles }: Pick<Project, 'root' | 'files' | 'scripts' | 'ruleFiles'>,
  paths: readonly string[],
  cwd: string,
): (file: string) => boolean {
  const asked = paths.map((path) => {
    const inside = relative(root, resolve(cwd, path)).split(sep).join('/')
    const holds = (file: string) => inside === '' || file === inside || file.startsWith(`${inside}/`)
    if (!files.some((file) => holds(file.path)) && ![...scripts, ...ruleFiles].some(holds))
      throw new Unreadable(`\`${path}\` is no file of the project in \`${root}\``)
    return holds
  })
  return (file) => asked.length === 0 || asked.some((holds) => holds(file))
}
