import type { Job } from './job.ts'

/** Calls that wait for a process: a line for each trigger of a pool, served in turn, so that a long one holds up no other. */
export class Lines {
  readonly #lines = new Map<string, Job[]>()
  #length = 0

  get length(): number {
    return this.#length
  }

  /** Puts a call at the end of its line. */
  add(job: Job): void {
    const line = this.#lines.get(job.owner)
    if (line) line.push(job)
    else this.#lines.set(job.owner, [job])
    this.#length++
  }

  /** Puts calls that were first in their lines back there, in their order. */
  back(jobs: readonly Job[]): void {
    for (const job of jobs.toReversed()) {
      const line = this.#lines.get(job.owner)
      if (line) line.unshift(job)
      else this.#lines.set(job.owner, [job])
      this.#length++
    }
  }

  /** Offers the first of each line, one of each in turn, for as long as any is taken. */
  serve(take: (job: Job) => boolean): void {
    for (let taken = true; taken;) {
      taken = false
      for (const [owner, line] of [...this.#lines]) {
        while (line[0]?.over) this.#shift(line)
        const [first] = line
        if (first && take(first)) {
          this.#shift(line)
          taken = true
          // Who was served stands behind all others.
          this.#lines.delete(owner)
          if (line.length) this.#lines.set(owner, line)
        } else if (!first) this.#lines.delete(owner)
      }
    }
  }

  #shift(line: Job[]): void {
    line.shift()
    this.#length--
  }

  /** The first of every line. */
  *heads(): Generator<Job> {
    for (const [first] of this.#lines.values()) if (first) yield first
  }

  *all(): Generator<Job> {
    for (const line of this.#lines.values()) yield* line
  }

  /** Empties all lines. */
  clear(): readonly Job[] {
    const all = [...this.all()]
    this.#lines.clear()
    this.#length = 0
    return all
  }
}
