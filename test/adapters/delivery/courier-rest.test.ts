import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openCourier } from '../../../src/adapters/delivery/courier.ts'
import { seededRandom } from '../../random.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('rests where what is due cannot be taken, and then goes on', async () => {
  let [full, asked] = [true, 0]
  const defects: unknown[] = []
  const courier = openCourier({
    outbox: {
      put: () => 1,
      hear() {},
      tell() {},
      claim: async () => {
        asked++
        if (full) throw new Error('database or disk is full')
        return []
      },
      delivered: async () => {},
      putOff: async () => {},
      giveUp: async () => {},
      next: () => 0,
      count: () => ({ waiting: 1, failed: 0 }),
    },
    clock: { now: () => Date.now() },
    random: seededRandom('rest'),
    ways: () => undefined,
    log: { info() {}, warn() {}, error() {} },
    onDefect: (error) => void defects.push(error),
  })
  courier.start()
  await vi.advanceTimersByTimeAsync(29_000)
  expect({ asked, defects: defects.length }).toEqual({ asked: 1, defects: 1 })
  full = false
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked).toBeGreaterThan(1)
  expect(defects).toHaveLength(1)
  await courier.close()
})
