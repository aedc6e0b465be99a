import { encodeFrame, frameKind } from './frames.ts'
import type { Job } from './job.ts'

interface Held {
  readonly id: number
  heap: number
  took: number
}

/** How many scripts stay loaded in one process, and how much heap they may keep between calls. */
const mostHeld = 16
const mostHeap = 128 * 1024 * 1024

/** The scripts that one process has, by the key of their calls; the last is last used. */
export class HeldScripts {
  readonly #held = new Map<string, Held>()
  readonly #send: (frame: Buffer) => void
  readonly #nextId: () => number

  constructor(send: (frame: Buffer) => void, nextId: () => number) {
    this.#send = send
    this.#nextId = nextId
  }

  /** The number of a call's script in the process, which is told of it if it has not got it. */
  use(job: Job): number {
    const held = this.#held.get(job.key) ?? this.#load(job)
    this.#held.delete(job.key)
    this.#held.set(job.key, held)
    return held.id
  }

  #load({ trigger, bundle, memory, settings }: Job): Held {
    let heap = this.heaps
    for (const [key, held] of this.#held) {
      if (this.#held.size < mostHeld && heap <= mostHeap) break
      heap -= held.heap
      this.drop(key)
    }
    const held = { id: this.#nextId(), heap: 0, took: Infinity }
    const { file, code, counted } = bundle
    const text = `${JSON.stringify({ trigger, file, code, counted }).slice(0, -1)},"settings":${settings}}`
    this.#send(encodeFrame(frameKind.load, held.id, memory, 0, text))
    return held
  }

  /** Forgets a script; its calls under way end as they began. */
  drop(key: string): void {
    const held = this.#held.get(key)
    if (!held) return
    this.#held.delete(key)
    this.#send(encodeFrame(frameKind.drop, held.id, 0, 0, ''))
  }

  /** Keeps what the last call of a script has used. */
  note(key: string, heap: number, took: number): void {
    const held = this.#held.get(key)
    if (held) Object.assign(held, { heap, took })
  }

  /** Whether an isolate for these calls may be waiting in the process. */
  has(key: string): boolean {
    return this.#held.has(key)
  }

  /** How long the last of these calls took, in milliseconds. */
  took(key: string): number {
    return this.#held.get(key)?.took ?? Infinity
  }

  get keys(): readonly string[] {
    return [...this.#held.keys()]
  }

  /** Bytes of heap that they keep, as they last were. */
  get heaps(): number {
    let heaps = 0
    for (const { heap } of this.#held.values()) heaps += heap
    return heaps
  }
}
