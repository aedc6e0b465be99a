import type { Project } from '../adapters/disk/project.ts'
import type { Loaded } from '../config/load.ts'

/** How well something is. */
export type Verdict = 'ok' | 'warning' | 'wrong'

/** What one look has found. */
export interface Outcome {
  readonly verdict: Verdict
  /** What is so, in a clause without its full stop. No secret is ever in it. */
  readonly message: string
  /** What to do about it. */
  readonly help?: string
}

/** What is looked at: a machine, and a folder on it. */
export interface Patient {
  /** The project's folder, as an absolute path. */
  readonly root: string
  /** Where a server would listen. */
  readonly port: number
  /** The environment that was asked for. */
  readonly env?: string
  readonly variables: Readonly<Record<string, string | undefined>>
  /** The project as it lies on disk; none where there is none, or where it cannot be read. */
  readonly project?: Project
  /** What it comes to, in the environment asked for, else in `dev` where there is one. */
  readonly loaded?: Loaded
}

/** One thing that can be wrong with a set-up. One check a file. */
export interface Check {
  /** In a word or two. */
  readonly name: string
  readonly about: 'machine' | 'project' | 'server'
  /** Changes nothing, runs no script of the project, and asks nobody but this machine. */
  look(patient: Patient): Iterable<Outcome> | Promise<Iterable<Outcome>>
}

/** It is well. */
export const ok = (message: string): Outcome => ({ verdict: 'ok', message })
/** It may be well, or do for now. */
export const warning = (message: string, help?: string): Outcome => ({
  verdict: 'warning',
  message,
  ...(help && { help }),
})
/** Something will not work. */
export const wrong = (message: string, help?: string): Outcome => ({
  verdict: 'wrong',
  message,
  ...(help && { help }),
})
