import { resolve } from 'node:path'
import process from 'node:process'
import type { Command } from 'commander'

/** The options that every command has. */
export interface Globals {
  /** Whether standard output is one JSON document. */
  readonly json: boolean
  readonly quiet: boolean
  /** The project's folder, as an absolute path. */
  readonly cwd: string
}

/** Reads them, wherever on the line they stood. */
export function globalsOf(command: Command): Globals {
  const { json = false, quiet = false, cwd = '.' } = command.optsWithGlobals<Partial<Globals>>()
  return { json, quiet, cwd: resolve(cwd) }
}

/** Prints one JSON document, the whole of a command's standard output with `--json`, with the version of its form. */
export function printJson(value: object) {
  printPlainJson({ schemaVersion: 1, ...value })
}

/** Prints JSON as it is, such as an event that a script is to be given. */
export function printPlainJson(value: unknown) {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}
