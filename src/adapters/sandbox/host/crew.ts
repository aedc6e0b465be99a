import { aftermath } from './aftermath.ts'
import { Child, type Blame } from './child.ts'
import { giveUp, lateIn } from './deadlines.ts'
import { mostWaiting } from './frames.ts'
import type { Job } from './job.ts'
import { Lines } from './lines.ts'
import { isRoom, mostProcesses } from './room.ts'

/** How many processes a crew has, and for how long. */
export interface CrewOptions {
  /** Processes that compute at the same time. Those whose calls all wait for something are beside them. */
  readonly children: number
  /** Whether one more stands ready, to take the place of one that is killed. */
  readonly spare: boolean
  /** Milliseconds without work after which a process that is more than enough is ended. */
  readonly retireAfter: number
}

/** Calls of one trigger that are given to one process before it has answered. */
const mostGiven = 32
/** Calls that take less than so many milliseconds are quick, and so many of them may stand in line at one process. */
const quick = 1
const manyQuick = 16
/** Milliseconds between two looks at the deadlines. */
const sweepEvery = 20
/** Processes in a row that may end before they are ready. */
const mostFalseStarts = 3

/** Who runs what: gives calls to processes, watches them, and replaces those that it kills. */
export class Crew {
  readonly #options: CrewOptions
  readonly #children = new Set<Child>()
  readonly #lines = new Lines()
  /** Calls of each owner that are with processes. */
  readonly #given = new Map<string, number>()
  #sweep: NodeJS.Timeout | undefined
  #retire: NodeJS.Timeout | undefined
  #spare: NodeJS.Timeout | undefined
  #awaited: { resolve: () => void; reject: (error: Error) => void }[] = []
  #falseStarts = 0
  #started = 0
  #lost = 0
  #quiet = 0
  #closed = false

  constructor(options: CrewOptions) {
    this.#options = options
  }

  /** Starts what is needed for a first call to find a process ready. */
  warm(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#up) return resolve()
      this.#awaited.push({ resolve, reject })
      if (!this.#children.size) this.#start()
    })
  }

  /** Takes a call. It is answered through its own `reply` or `fail`. */
  take(job: Job): void {
    if (this.#closed) return job.fail('broken', 'the sandbox is closed')
    if (this.#up) job.since = performance.now()
    // Who comes later does not overtake.
    if (this.#lines.length || !this.#place(job)) {
      this.#lines.add(job)
      this.#serve()
    }
    // After the poll for what has arrived: if this process was held up, its children were not.
    this.#sweep ??= setInterval(() => setImmediate(() => this.#look()), sweepEvery)
  }

  /** Lets go of the isolates of a bundle that nobody will call again. */
  forget(hash: string): void {
    for (const child of this.#children)
      for (const key of child.scripts.keys) if (key.startsWith(`${hash} `)) child.scripts.drop(key)
  }

  /** What there is at this moment. */
  get stats() {
    const children = [...this.#children].map((child) => ({
      pid: child.pid,
      state: child.jobs.size ? ('busy' as const) : child.state,
      calls: child.jobs.size,
      scripts: child.scripts.keys.length,
      resident: child.resident,
    }))
    return { children, line: this.#lines.length, started: this.#started, lost: this.#lost }
  }

  close(): void {
    this.#closed = true
    clearInterval(this.#sweep)
    clearInterval(this.#retire)
    clearTimeout(this.#spare)
    for (const job of this.#lines.clear()) job.fail('broken', 'the sandbox is closed')
    for (const child of [...this.#children]) child.kill()
    for (const { resolve } of this.#awaited.splice(0)) resolve()
  }

  get #up(): boolean {
    for (const child of this.#children) if (child.state === 'ready') return true
    return false
  }

  /** Gives a call to the process that suits it best, if one may take it. */
  #place(job: Job): boolean {
    const given = this.#given.get(job.owner) ?? 0
    if (given >= job.concurrency) return false
    let mine: Child | undefined
    let idle: Child | undefined
    for (const child of this.#children) {
      if (child.state !== 'ready' || child.tainted) continue
      if (!child.jobs.size) {
        if (!idle || (!idle.scripts.has(job.key) && child.scripts.has(job.key))) idle = child
        continue
      }
      const open = child.key === job.key && child.promised === undefined && child.waiting < mostWaiting
      if (open && child.jobs.size < mostGiven && (!mine || child.behind < mine.behind)) mine = child
    }
    const free = idle && this.#hasRoom(job) ? idle : undefined
    // A quick call is sooner done behind others than by a process that must first wake up. One that is not may
    // stand in line as well where it can still be served by another, or be forgotten if nobody waits any more.
    const enough = mine && mine.scripts.took(job.key) < quick ? manyQuick : 2
    const child = mine && mine.behind < enough ? mine : free
    if (!child) return false
    if (child === free && free.leavesTooMuchTo(job.owner)) {
      // It is ended when somebody looks.
      free.tainted = true
      return this.#place(job)
    }
    this.#given.set(job.owner, given + 1)
    child.give(job)
    if (child === idle) this.#keepSpare()
    return true
  }

  #hasRoom(job: Job): boolean {
    return isRoom(job, this.#children, this.#options.children)
  }

  /** Serves the lines, and sees to it that whoever has waited longest will be served. */
  #serve(): void {
    if (!this.#lines.length) return
    this.#lines.serve((job) => this.#place(job))
    const first = this.#longestWaiting()
    const children = [...this.#children]
    // One whose calls have come to wait, or compute for long, may be a long time getting free.
    for (const child of children)
      if (child.promised !== first?.key || !child.computes || child.computesLong) child.promised = undefined
    if (!first || children.some(({ state, promised }) => state === 'starting' || promised)) return
    if (this.#hasRoom(first) && children.every(({ jobs }) => jobs.size)) return this.#start()
    // No trigger may keep another one waiting for ever: the process with the least to do takes no more of its own.
    const [least] = children.filter(({ computes }) => computes).sort((a, b) => a.jobs.size - b.jobs.size)
    if (least) least.promised = first.key
  }

  /** The call that has waited longest and is not kept back by others of its owner. */
  #longestWaiting(): Job | undefined {
    let first: Job | undefined
    for (const job of this.#lines.heads())
      if ((this.#given.get(job.owner) ?? 0) < job.concurrency)
        if (!first || (job.since ?? 0) < (first.since ?? 0)) first = job
    return first
  }

  #keepSpare(): void {
    const needed = () => {
      const idle = [...this.#children].filter(({ jobs }) => !jobs.size)
      return this.#children.size < 2 || (!idle.length && this.#children.size <= mostProcesses)
    }
    if (!this.#options.spare || this.#spare || !needed()) return
    // Not at once, for the call in hand needs the machine more.
    this.#spare = setTimeout(() => {
      this.#spare = undefined
      if (needed()) this.#start()
    }, 50)
  }

  #letGo({ owner }: Job): void {
    const given = (this.#given.get(owner) ?? 1) - 1
    if (given) this.#given.set(owner, given)
    else this.#given.delete(owner)
  }

  #start(): void {
    if (this.#closed) return
    this.#started++
    this.#children.add(
      new Child({
        ready: () => this.#onReady(),
        ended: (job) => this.#letGo(job),
        freed: (child) => this.#onFreed(child),
        gone: (...news) => this.#onGone(...news),
      }),
    )
  }

  #onFreed(child: Child): void {
    // Those that were given to it and have not begun are better off elsewhere.
    if (child.tainted && !child.begun) child.dismiss()
    else this.#serve()
  }

  #onReady(): void {
    this.#falseStarts = 0
    const now = performance.now()
    for (const job of this.#lines.all()) job.since ??= now
    for (const { resolve } of this.#awaited.splice(0)) resolve()
    this.#retire ??= setInterval(() => this.#dismiss(), this.#options.retireAfter / 4).unref()
    this.#serve()
  }

  #onGone(child: Child, jobs: readonly Job[], blame: Blame | undefined, said: string): void {
    this.#children.delete(child)
    for (const job of jobs) this.#letGo(job)
    if (this.#closed) {
      for (const job of jobs) job.fail('broken', 'the sandbox is closed')
      return
    }
    if (child.state === 'starting') this.#falseStarts++
    else if (!child.dismissed) this.#lost++
    this.#lines.back(aftermath(child, jobs, blame))
    if (this.#falseStarts >= mostFalseStarts) {
      this.#falseStarts = 0
      for (const job of this.#lines.clear())
        job.fail('broken', `the sandbox's process does not start: ${said}`)
      for (const { reject } of this.#awaited.splice(0))
        reject(new Error(`the sandbox's process does not start: ${said}`))
    } else if (this.#awaited.length && !this.#children.size) this.#start()
    this.#serve()
    if (jobs.length || child.tainted) this.#keepSpare()
  }

  /** Ends what is late or too big, and tells those who have waited long enough. */
  #look(): void {
    const now = performance.now()
    for (const child of [...this.#children]) {
      const late = lateIn(child, now)
      if (late)
        child.kill({ job: late, why: 'timeout', message: `it did not answer within ${late.limit} ms` })
      else if (child.overgrown) child.kill({ why: 'crashed', message: 'it used more memory than it may' })
      else if (child.tainted && !child.jobs.size) child.dismiss()
      else if (child.computesLong && child.abandoned) child.dismiss()
      for (const job of child.jobs.values()) giveUp(job, now)
    }
    for (const job of this.#lines.all()) giveUp(job, now)
    this.#serve()
    const quiet = !this.#lines.length && [...this.#children].every(({ jobs }) => !jobs.size)
    this.#quiet = quiet ? this.#quiet + 1 : 0
    if (this.#quiet < 50) return
    clearInterval(this.#sweep)
    this.#sweep = undefined
    this.#quiet = 0
  }

  #dismiss(): void {
    const before = performance.now() - this.#options.retireAfter
    const idle = [...this.#children].filter(({ jobs, state }) => state === 'ready' && !jobs.size)
    idle.sort((a, b) => b.idleSince - a.idleSince)
    for (const child of idle.slice(this.#options.spare ? 2 : 1)) if (child.idleSince < before) child.dismiss()
  }
}
