import { isAbsolute, relative, resolve, sep } from 'node:path'
import process from 'node:process'

/** The folder that a project has in its repository, as pull requests name it: nothing, or a path and a `/`. */
export function folderInRepository(root: string): string {
  const repository = process.env['GITHUB_WORKSPACE'] || process.cwd()
  const folder = relative(resolve(repository), resolve(root)).split(sep).join('/')
  return folder === '' || folder.startsWith('..') || isAbsolute(folder) ? '' : `${folder}/`
}
