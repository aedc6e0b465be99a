import type { Ports } from '../../engine/ports.ts'

/** The time of the machine, and a clock that never goes back. */
export const systemClock: Ports['clock'] = {
  now: () => Date.now(),
  ticks: () => performance.now(),
}
