import type { ChildProcess } from 'node:child_process'
import { encodeFrame, frameKind, frameReader, frameWriter, mostWaiting } from './frames.ts'
import { HeldScripts } from './held-scripts.ts'
import type { Job } from './job.ts'
import { scaleOf, type Scale } from './scale.ts'
import { startProcess } from './start-process.ts'

/** Why a process is ended, and on account of which call if that is known: of those in it, unless told. */
export interface Blame {
  readonly job?: Job
  readonly why: 'timeout' | 'crashed'
  readonly message: string
}

/** What a child tells its crew. */
export interface ChildEvents {
  ready(): void
  /** A call has been answered. */
  ended(job: Job): void
  /** A call has ended, or one more may begin. */
  freed(child: Child): void
  /** The process is gone; `jobs` were in it, in the order in which it was given them. */
  gone(child: Child, jobs: readonly Job[], blame: Blame | undefined, said: string): void
}

const mebibyte = 1024 * 1024
/** How often in a second a process may tell its size. */
const mostSizes = 100
/** What a process may grow by beside the heaps it was told of: garbage, compiled code, frames. */
const slack = 96 * mebibyte
/** Bytes that wait to be read by a process, at most: one that works has read them long before. */
const mostUnread = 128 * mebibyte
/** Bytes that a process may say about itself, at most; one that works says nothing. */
const mostSaid = mebibyte
/** Milliseconds after which a call that still computes is taken for one that computes for long. */
const long = 250

/** A number of the process's own telling, which may be anything, within what it can be. */
const within = (told: number, most: number) => (told >= 0 ? Math.min(told, most) : 0)

/** One process that runs scripts: what it holds, what it was asked, and when a call in it last made way for the next. */
export class Child {
  readonly jobs = new Map<number, Job>()
  readonly scripts: HeldScripts
  readonly #process: ChildProcess
  readonly #scale: Scale
  readonly #send: (frame: Buffer) => void
  readonly #events: ChildEvents
  #ids = 0
  #bare = 0
  /** How often it has told its size, in the second that began then. */
  #sizes = { since: 0, times: 0 }
  #said = ''
  #saidInAll = 0
  #resident = 0
  /** Whose calls are in it: those of this key, which are of this owner. */
  key: string | undefined
  owner: string | undefined
  /** Whose calls were in it last. */
  last: string | undefined
  /** Whether calls of another owner were in it before: what is amiss may be his doing, however late it shows. */
  heir = false
  /** Whose calls it takes next, when those in it have ended. */
  promised: string | undefined
  state: 'starting' | 'ready' = 'starting'
  /** Whether a script was stopped in it by force, or has left too much in it: it takes no more calls. */
  tainted = false
  /** Whether it was ended because nobody needs it. */
  dismissed = false
  #gone = false
  /** When a call in it last ended or came to wait, so that the next could begin. Nothing else it says buys it time. */
  turned = performance.now()
  idleSince = performance.now()
  /** Calls that have begun and wait for something. */
  waiting = 0

  constructor(events: ChildEvents) {
    this.#events = events
    const { process, socket } = startProcess()
    this.#process = process
    this.#scale = scaleOf(process.pid)
    const write = frameWriter(socket)
    this.#send = (frame) => {
      if (socket.writableLength <= mostUnread) write(frame)
      // Not at once, for whoever gives it a call goes by it still being there.
      else setImmediate(() => this.#distrust())
    }
    this.scripts = new HeldScripts(this.#send, () => this.#nextId())
    const read = frameReader((...frame) => this.#hear(...frame))
    socket.on('data', (chunk: Buffer) => {
      try {
        read(chunk)
      } catch {
        this.#distrust()
      }
    })
    socket.on('error', () => this.kill())
    process.stderr?.on('data', (chunk: Buffer) => {
      this.#said = (this.#said + chunk.toString()).slice(-2000)
      if ((this.#saidInAll += chunk.length) > mostSaid) this.#distrust()
    })
    process.on('error', () => this.#end())
    process.on('exit', () => this.#end())
  }

  /** Hears a frame. A script may have taken the process over: what an honest one would not say ends it. */
  #hear(kind: number, id: number, first: number, second: number, text: string, third: number): void {
    if (this.#gone) return
    const now = performance.now()
    const job = this.jobs.get(id)
    if (kind === frameKind.ready && this.state === 'starting') {
      this.state = 'ready'
      this.#bare = first
      this.#events.ready()
    } else if (kind === frameKind.resident && this.#scale.weigh() === undefined) this.#hearSize(first, now)
    else if (!job) this.#distrust()
    else if (kind === frameKind.reply || kind === frameKind.stopped) {
      if (kind === frameKind.stopped) this.tainted = true
      this.#hearEnd(id, job, first, second, text, third, now)
    } else if (kind === frameKind.waiting && job.waiting === undefined) {
      this.turned = job.waiting = now
      this.waiting++
      this.#events.freed(this)
    } else if (kind === frameKind.ask && job.asks < job.mostAsks && text.length <= job.longestAsk) {
      job.asks++
      if (job.over) return
      void job.ask(text).then((answer) => {
        if (this.jobs.get(id) === job) this.#send(encodeFrame(frameKind.answer, id, first, 0, answer))
      })
    } else if (kind !== frameKind.counts || !job.hearCounts(text)) this.#distrust()
  }

  #hearEnd(
    id: number,
    job: Job,
    first: number,
    second: number,
    text: string,
    third: number,
    now: number,
  ): void {
    this.turned = now
    this.jobs.delete(id)
    if (job.waiting !== undefined) this.waiting--
    // It cannot have taken longer than since it was given, nor hold more than its isolate may.
    const took = within(first, now - job.sent)
    const heap = within(second, 2 * job.memory * mebibyte)
    this.scripts.note(job.key, heap, took)
    if (!this.jobs.size) {
      this.key = undefined
      this.owner = undefined
      this.idleSince = now
    }
    this.#events.ended(job)
    if (!job.over) job.reply(took, heap, text, within(third, now - job.sent))
    this.#events.freed(this)
  }

  #hearSize(size: number, now: number): void {
    this.#resident = size
    if (now - this.#sizes.since > 1_000) this.#sizes = { since: now, times: 0 }
    if (++this.#sizes.times > mostSizes) this.#distrust()
  }

  #distrust(): void {
    if (!this.#gone) this.kill({ why: 'crashed', message: 'its process was ended: it said what it must not' })
  }

  #nextId(): number {
    return (this.#ids = (this.#ids + 1) >>> 0)
  }

  /** Gives a call to the process, and the script before it if the process has not got it. */
  give(job: Job): void {
    const script = this.scripts.use(job)
    const id = this.#nextId()
    this.key = job.key
    this.owner = job.owner
    if (this.last !== job.owner) {
      this.heir ||= this.last !== undefined
      this.last = job.owner
    }
    this.promised = undefined
    job.sent = performance.now()
    job.waiting = undefined
    this.jobs.set(id, job)
    this.#send(encodeFrame(frameKind.call, id, script, job.limit, job.text))
  }

  /** The call that runs now or runs next: the first that has not said that it waits. */
  get running(): Job | undefined {
    if (this.waiting >= mostWaiting) return undefined
    for (const job of this.jobs.values()) if (job.waiting === undefined) return job
    return undefined
  }

  /** Calls that one more would stand behind: those that wait keep nobody. */
  get behind(): number {
    return this.jobs.size - this.waiting
  }

  /** Whether a call computes in it, or is about to. */
  get computes(): boolean {
    return this.running !== undefined
  }

  /** Whether the call that computes in it has done so for long. */
  get computesLong(): boolean {
    const { running } = this
    return running !== undefined && performance.now() - Math.max(running.sent, this.turned) > long
  }

  /** Whether any call in it has begun, as far as it has told. */
  get begun(): boolean {
    for (const job of this.jobs.values()) if (job.waiting !== undefined || job.asks) return true
    return false
  }

  /** Whether nobody waits any more for the calls in it. */
  get abandoned(): boolean {
    for (const job of this.jobs.values()) if (!job.over) return false
    return true
  }

  get pid(): number | undefined {
    return this.#process.pid
  }

  /** Bytes of the process in memory. */
  get resident(): number {
    return this.#gone ? 0 : (this.#scale.weigh() ?? this.#resident)
  }

  /** Whether the process uses more memory than what is in it explains. */
  get overgrown(): boolean {
    const [job] = this.jobs.values()
    // V8 may take up to twice an isolate's limit for a moment, while it collects garbage.
    const running = job ? 2 * job.memory * mebibyte * (this.waiting + 1) : 0
    return this.state === 'ready' && this.resident > this.#bare + slack + this.scripts.heaps + running
  }

  /** Whether what another owner has left in it is too much to be this one's. */
  leavesTooMuchTo(owner: string): boolean {
    return this.last !== undefined && this.last !== owner && this.overgrown
  }

  /** Ends a process that has nothing to do. */
  dismiss(): void {
    this.dismissed = true
    this.kill()
  }

  /** Ends the process at once, whatever it does. */
  kill(blame?: Blame): void {
    this.#process.kill('SIGKILL')
    this.#end(blame)
  }

  #end(blame?: Blame): void {
    if (this.#gone) return
    this.#gone = true
    this.#scale.close()
    const jobs = [...this.jobs.values()]
    this.jobs.clear()
    this.#events.gone(this, jobs, blame, this.#said)
  }
}
