import type { Compiled } from './compile.ts'
import type { Instance } from './instance.ts'

/** What the parent tells about a script, once. */
export interface ScriptText {
  readonly trigger: string
  /** The name that stacks show for the bundle. */
  readonly file: string
  readonly code: string
}

/** A script that this process may be asked to call. */
export interface Script extends ScriptText {
  /** Mebibytes of heap. */
  readonly memory: number
  readonly compiled: Compiled
  /** Isolates between two calls. */
  readonly idle: Instance[]
  dropped: boolean
}
