import type { Program } from 'acorn'

/** A script of the project, parsed. Offsets of its nodes count in its text. */
export interface Script {
  /** From the project's folder. */
  readonly file: string
  readonly text: string
  readonly program: Program
}
