import { setTimeout as after } from 'node:timers/promises'
import type { Ports } from '../../engine/ports.ts'
import type { Outbox, Outgoing } from '../store/sqlite/outbox.ts'
import { delayAfter, tries } from './delay-after.ts'
import { Undelivered } from './undelivered.ts'
import type { Ways } from './way.ts'

/** Takes messages out of the outbox and sees them off. */
export interface Courier {
  /** Hands over all that is due, and puts off what does not get on. Resolves once nothing more is due. */
  round(): Promise<void>
  /** Goes round whenever something is due, until it is closed. */
  start(): void
  /** Takes nothing more, and gives what is on its way a moment. What then has not got on stays where it is. */
  close(): Promise<void>
}

/** What a log is told of a message: that there is one, and nothing of its words or of whom it is to. */
type Log = Readonly<Record<'info' | 'warn' | 'error', (facts: object, message: string) => void>>

export interface CourierOptions {
  readonly outbox: Outbox
  readonly clock: Pick<Ports['clock'], 'now'>
  readonly random: Ports['random']
  readonly ways: Ways
  readonly log: Log
  readonly onDefect: (error: unknown) => void
}

/** Of one process. Milliseconds. */
const together = 8
const patience = 20_000
const lease = 30_000
const farewell = 3_000
// What another process has left lying is looked for so often.
const longestSleep = 30_000

/**
 * A courier of one process. Of several on one store each message is taken by one at a time; what a process took
 * that is then gone is taken by another half a minute later. So a message may get on twice, where a process ends
 * between the other side's word and its own note of it, and it never gets lost.
 */
export function openCourier({ outbox, clock, random, ways, log, onDefect }: CourierOptions): Courier {
  const ending = new AbortController()
  const going = new Set<Promise<void>>()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let started = false

  const isDue = () => (outbox.next() ?? Infinity) <= clock.now()

  async function carry(outgoing: Outgoing): Promise<void> {
    const { id, at, attempts, poolId: pool, medium, reason } = outgoing
    const facts = { message: id, pool, medium, reason, attempts }
    const lasting = random.stable(`message ${id} ${at}`).toString('hex').slice(0, 32)
    const signal = AbortSignal.any([ending.signal, AbortSignal.timeout(patience)])
    try {
      const way = ways(medium)
      if (!way) throw new Undelivered(`there is no way out for ${medium}`, { passing: false })
      await way.hand({ ...outgoing, id: lasting }, signal)
    } catch (error) {
      const defect = !(error instanceof Undelivered)
      if (defect) onDefect(error)
      const why = defect ? 'a defect' : error.message
      if (ending.signal.aborted) return outbox.putOff(outgoing, clock.now(), 'the server ended')
      if ((!defect && !error.passing) || attempts >= tries) {
        log.error({ ...facts, why }, 'a message could not be delivered')
        return outbox.giveUp(outgoing, clock.now(), why)
      }
      const delay = delayAfter(attempts, random)
      log.warn({ ...facts, why, delay }, 'a message was not delivered, and is tried again')
      return outbox.putOff(outgoing, clock.now() + delay, why)
    }
    log.info(facts, 'a message was delivered')
    return outbox.delivered(outgoing)
  }

  async function go(): Promise<void> {
    for (;;) {
      while (!ending.signal.aborted && going.size < together && isDue()) {
        const taken = await outbox.claim(clock.now(), clock.now() + lease, together - going.size)
        for (const one of taken) {
          const done = carry(one)
            .catch(onDefect)
            .finally(() => going.delete(done))
          going.add(done)
        }
        if (!taken.length) break
      }
      if (!going.size) return
      await Promise.race(going)
    }
  }

  function round(): Promise<void> {
    let rest = 0
    running ??= go()
      .catch((error: unknown) => {
        rest = longestSleep
        onDefect(error)
      })
      .finally(() => {
        running = undefined
        if (started) sleep(rest)
      })
    return running
  }

  /** What cannot be read or noted, as on a full disk, is looked for again only after a rest. */
  function sleep(rest: number): void {
    clearTimeout(timer)
    if (ending.signal.aborted) return
    const due = rest ? Infinity : (outbox.next() ?? Infinity) - clock.now()
    timer = setTimeout(() => void round(), Math.min(longestSleep, Math.max(0, due))).unref()
  }

  return {
    round,
    start() {
      started = true
      // One that is put in while others are carried is found by the round that goes on.
      outbox.hear(() => void (ending.signal.aborted || round()))
      void round()
    },
    async close() {
      started = false
      clearTimeout(timer)
      const hurry = setTimeout(() => ending.abort(), going.size ? farewell : 0)
      // A way that hears of no end is not waited for: its message is taken by another later.
      await Promise.race([running, after(farewell + 1_000, undefined, { ref: false })])
      clearTimeout(hurry)
      ending.abort()
    },
  }
}
