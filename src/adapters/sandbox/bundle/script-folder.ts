import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { placeOf, type Place } from './place-of.ts'

/** What the path of a script begins with that ships with the product. */
export const shipped = 'poolwright:'

/** The product's own folder, whether it runs from its sources or from a package. */
const product = fileURLToPath(new URL('../../../..', import.meta.url))

/** The folder that a script is written from, and what it may import there. */
export interface ScriptFolder {
  readonly folder: string
  /** What stands before paths from that folder, where authors read them. */
  readonly prefix: string
  readonly placeOf: (folder: string) => (path: string) => Place
}

const ofProject = (root: string): ScriptFolder => ({ folder: root, prefix: '', placeOf })
const ofProduct: ScriptFolder = {
  folder: product,
  prefix: shipped,
  // What ships runs without a package of anybody's.
  placeOf: (folder) => (path) => (placeOf(folder)(path) === 'own' ? 'own' : 'outside'),
}

/** Whose a script is: of the project at `root`, or of the product. */
export const folderOf = (root: string, script: string): ScriptFolder =>
  script.startsWith(shipped) ? ofProduct : ofProject(root)

/** The file of a script, or of what it imports, by the path that authors read. */
export function scriptFile(root: string, script: string): string {
  const { folder, prefix } = folderOf(root, script)
  return join(folder, script.slice(prefix.length))
}
