import type ivm from 'isolated-vm'
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
  /** What compiling it gave, so that another isolate need not compile again. */
  compiled?: ivm.ExternalCopy<ArrayBuffer>
  /** Isolates between two calls. */
  readonly idle: Instance[]
  dropped: boolean
}
