import { afterEach, beforeEach, expect, it } from 'vitest'
import { openWorkerPool } from '../../../src/adapters/srp/worker-pool.ts'
import type { WorkerPool } from '../../../src/adapters/srp/worker-pool.ts'

const script = new URL('./children/odd-worker.ts', import.meta.url)
let pool: WorkerPool<number | string, number>
beforeEach(() => {
  pool = openWorkerPool(script, 2)
})
afterEach(() => pool.close())

it('answers many jobs, each with its own answer', async () => {
  const jobs = Array.from({ length: 200 }, (_, index) => index)
  expect(await Promise.all(jobs.map((job) => pool.run(job)))).toEqual(jobs.map((job) => job * 2))
})

it.each(['throw', 'exit'])('refuses only the jobs of a thread that ends (%s), and goes on', async (word) => {
  const bad = pool.run(word)
  const good = Promise.all([1, 2, 3].map((job) => pool.run(job)))
  await expect(bad).rejects.toThrow('the thread ended before it answered')
  expect(await good).toEqual([2, 4, 6])
  expect(await pool.run(4)).toBe(8)
})

it('tells why a thread ended', async () => {
  await expect(pool.run('throw')).rejects.toMatchObject({ cause: { message: 'as it was told' } })
})

it('refuses every job where the script cannot be run', async () => {
  const broken = openWorkerPool(new URL('./children/none.ts', import.meta.url), 2)
  const jobs = await Promise.allSettled(Array.from({ length: 20 }, () => broken.run(1)))
  expect(jobs.every(({ status }) => status === 'rejected')).toBe(true)
  await broken.close()
})

it('refuses what waits and what comes once it is closed', async () => {
  const jobs = Promise.allSettled(Array.from({ length: 20 }, (_, index) => pool.run(index)))
  await pool.close()
  expect((await jobs).every(({ status }) => status === 'rejected')).toBe(true)
  await expect(pool.run(1)).rejects.toThrow('closed')
})
