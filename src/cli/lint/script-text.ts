import { readFileSync } from 'node:fs'
import { scriptFile } from '../../adapters/sandbox/bundle/script-folder.ts'

/** Reads the text of a script, by the path that errors name; nothing where it cannot be read. */
export const scriptText =
  (root: string) =>
  (file: string): string | undefined => {
    try {
      return readFileSync(scriptFile(root, file), 'utf8')
    } catch {
      return undefined
    }
  }
