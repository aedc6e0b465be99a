import { dirname, relative, sep } from 'node:path'

/** Whose a file is: of the project's folders, of a package, or of nobody that a script may know. */
export type Place = 'own' | 'package' | 'outside'

/**
 * Tells whose a file is, by its real path. Packages lie in `node_modules` of the project, of a folder in
 * it, or of a folder above it, where a workspace keeps them.
 */
export function placeOf(root: string): (path: string) => Place {
  const above: string[] = []
  for (let folder = dirname(root); ; folder = dirname(folder)) {
    above.push(folder)
    if (folder === dirname(folder)) break
  }
  return (path) => {
    const inside = relative(root, path)
    const within = inside !== '' && inside.split(sep)[0] !== '..' && !/^([A-Za-z]:|[\\/])/.test(inside)
    if (within) return inside.split(sep).includes('node_modules') ? 'package' : 'own'
    const hoisted = above.some((folder) => relative(folder, path).split(sep)[0] === 'node_modules')
    return hoisted ? 'package' : 'outside'
  }
}
