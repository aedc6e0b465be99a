import { availableParallelism } from 'node:os'
import type { Answered, Invocation } from '../../../engine/ports.ts'
import { nothing } from '../../reach/nothing.ts'
import type { Surroundings } from '../../reach/reach.ts'
import { openBundler, type Pinned } from '../bundle/bundler.ts'
import type { Measure } from '../measure/open-measure.ts'
import { Crew } from './crew.ts'
import { InvokedJob } from './invoked-job.ts'

/** How a sandbox is set up. */
export interface SandboxOptions {
  /** The project's folder; scripts are paths from here. */
  readonly root: string
  /** Processes that may work at the same time; as many as the machine runs at once, and at least two, unless told. */
  readonly children?: number
  /** Whether one more process stands ready in case one is killed; it does unless told. */
  readonly spare?: boolean
  /** Milliseconds without work after which processes beyond the first are ended; a minute unless told. */
  readonly retireAfter?: number
  /** What stands behind each script, in its module: it may make a handler of what the script exports. */
  readonly behind?: string
  /** What counts the lines of scripts, where somebody wants to know of them. */
  readonly measure?: Pick<Measure, 'counted' | 'hear'>
}

/** Runs the project's scripts, in processes of their own. */
export interface Sandbox {
  /**
   * Calls a script, with nothing around it unless told. Throws a `ScriptError` if it does not answer,
   * whatever it did instead.
   */
  invoke(call: Invocation, around?: Surroundings): Promise<Answered>
  /**
   * Bundles a script without running it, and gives the hash of its code. Throws a `ScriptError` of `missing` or
   * `unfit` at the file and line that is wrong.
   */
  check(trigger: Pinned): Promise<string>
  /** Reads scripts anew from now on. Calls under way end with what they began with. */
  reload(): void
  /** Starts a process ahead of the first call. */
  warm(): Promise<void>
  stats(): SandboxStats
  /** Ends every process; calls under way are refused. */
  close(): Promise<void>
}

/** What a sandbox is made of at one moment. */
export interface SandboxStats {
  readonly children: readonly {
    /** Unknown if the system could not start it. */
    readonly pid: number | undefined
    readonly state: 'starting' | 'ready' | 'busy'
    readonly calls: number
    readonly scripts: number
    /** Bytes in memory. */
    readonly resident: number
  }[]
  /** Calls that wait for a process. */
  readonly line: number
  /** Processes started, and those of them that had to be killed or died. */
  readonly started: number
  readonly lost: number
}

/** Opens a sandbox for the scripts of a project. No process starts before it is needed. */
export function openSandbox({
  root,
  children,
  spare = true,
  retireAfter = 60_000,
  behind,
  measure,
}: SandboxOptions): Sandbox {
  const bundler = openBundler(root, behind)
  const crew = new Crew({ children: children ?? Math.max(2, availableParallelism()), spare, retireAfter })
  /** The hash of each script's newest bundle that was called. */
  const newest = new Map<string, string>()
  // A process that spins would not notice that its parent is gone.
  const atExit = () => crew.close()
  process.once('exit', atExit)

  const invoke = async (call: Invocation, around: Surroundings = nothing): Promise<Answered> => {
    const { trigger } = call.stage
    const made = bundler.made(trigger) ?? (await bundler.bundle(trigger))
    const bundle = measure?.counted(made) ?? made
    const counts = measure && ((text: string) => measure.hear(bundle, text))
    const older = newest.get(trigger.script)
    if (older !== bundle.hash) {
      newest.set(trigger.script, bundle.hash)
      if (older) crew.forget(older)
    }
    return new Promise((resolve, reject) =>
      crew.take(new InvokedJob(call, around, bundle, { resolve, reject }, counts)),
    )
  }

  return {
    invoke,
    async check(trigger) {
      const bundle = await bundler.bundle(trigger)
      measure?.counted(bundle)
      return bundle.hash
    },
    reload: () => bundler.reload(),
    warm: () => crew.warm(),
    stats: () => crew.stats,
    async close() {
      process.off('exit', atExit)
      crew.close()
      await bundler.close()
    },
  }
}
