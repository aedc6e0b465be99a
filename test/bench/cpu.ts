import { readdirSync, readFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'

const ticks = Number(execFileSync('getconf', ['CLK_TCK']).toString())

/** The numbers of a process after its name, which may hold blanks and brackets. */
const fields = (pid: number) => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

/** Milliseconds of CPU that a process has used, with children it has waited for. */
export const cpuOf = (pid: number) => {
  const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields(pid).slice(11, 15).map(Number)
  return ((utime + stime + cutime + cstime) * 1000) / ticks
}

/** A process and all that it started, as they are now. */
export function tree(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [[Number(name), Number(fields(Number(name))[1])] as const]
      } catch {
        return []
      }
    })
  const inside = [pid]
  for (const each of inside) for (const [child, parent] of parents) if (parent === each) inside.push(child)
  return inside
}

/** Milliseconds of CPU of a process and all that it started. */
export const cpuOfTree = (pid: number) => tree(pid).reduce((sum, each) => sum + cpuOf(each), 0)

/** Bytes that a process and all that it started hold in memory. */
export const residentOfTree = (pid: number) =>
  tree(pid).reduce((sum, each) => sum + Number(fields(each)[21]) * 4096, 0)

/** Where nobody else asks, much of the CPU goes into falling asleep and waking up: so many ask at once. */
export const callers = 16

/** Does `work` so many times, by so many callers at once. */
export async function load(times: number, work: () => unknown, many = callers): Promise<void> {
  let left = times
  await Promise.all(
    Array.from({ length: many }, async () => {
      while (left-- > 0) await work()
    }),
  )
}

/** Milliseconds of CPU of this process for one of `work`, done `times` times by many callers at once. */
export async function ownLoad(times: number, work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await load(times, work)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / times
}

/** Milliseconds of CPU of this process, spent on `work` done `times` times, one after another. */
export async function ownCpu(times: number, work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  for (let n = 0; n < times; n++) await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / times
}

export const median = (numbers: readonly number[]) =>
  [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN
