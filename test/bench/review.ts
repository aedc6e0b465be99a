import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { cpuOf, median } from './cpu.ts'
import type { Figure } from './main.ts'
import { newAccessFigures } from './new-access.ts'
import { reviewProject } from './review-project.ts'

/** How long a review takes: of a whole repository, of one that has not changed, and of what a role may newly do. */
export async function review(cli: string): Promise<readonly Figure[]> {
  const [hundred, thousand] = [reviewProject(100), reviewProject(1000)]
  try {
    return [
      ...inOneProcess(hundred.dir),
      ...fromTheCommandLine(cli, hundred.dir),
      ...unchanged(cli, thousand.dir),
      ...(await newAccessFigures()),
    ]
  } finally {
    hundred.remove()
    thousand.remove()
  }
}

/** How reading and parsing is said: findings need the places that the library's own `parse()` does not give. */
const limits = { places: 'by parsing with places', values: 'by bare yaml.parse()' } as const
type Limit = keyof typeof limits
type Round = Readonly<Record<Limit | 'lint' | 'plan', number>>

/** CPU beside that of reading and parsing the same files: where everything is done for the first time, and again. */
const inOneProcess = (dir: string): readonly Figure[] =>
  (['places', 'values'] as const).flatMap((limit) => {
    const rounds = (count: number): readonly Round[] => {
      const script = resolve(import.meta.dirname, 'review-rounds.ts')
      const { stdout, stderr, status } = spawnSync(process.execPath, [script, dir, String(count), limit], {
        encoding: 'utf8',
      })
      if (status !== 0) throw new Error(stderr)
      return stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Round)
    }
    const first = Array.from({ length: 5 }, () => rounds(1)).flat()
    const later = rounds(9).slice(2)
    return (['lint', 'plan'] as const).flatMap((work) =>
      [['in a new process', first] as const, ['once more', later] as const].map(([when, all]): Figure => ({
        name: `${work} 100 files, ${when}, ${limits[limit]}`,
        value: median(all.map((round) => round[work])),
        unit: 'ms',
        limit: median(all.map((round) => round[limit])),
        ratio: median(all.map((round) => round[work] / round[limit])),
        aim: 'below 2',
      })),
    )
  })

const commands = { lint: ['lint'], plan: ['plan', '--no-run'] }

/** Milliseconds of a command from its start to its end: of wall time, and of CPU with all that it started. */
function timed(cli: string, dir: string, command: readonly string[]) {
  const [began, before] = [performance.now(), cpuOf(process.pid)]
  const { status, stderr } = spawnSync(process.execPath, [cli, ...command, '--json', '--cwd', dir], {
    maxBuffer: 1024 ** 3,
  })
  const took = { wall: performance.now() - began, cpu: cpuOf(process.pid) - before }
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}:\n${String(stderr)}`)
  return took
}

const forget = (dir: string) => rmSync(join(dir, '.poolwright'), { recursive: true, force: true })

/** Scripts are compiled and tried by `lint`, in processes of their own; that is part of it here. */
function fromTheCommandLine(cli: string, dir: string): readonly Figure[] {
  return Object.entries(commands).map(([name, command]): Figure => {
    const took = Array.from({ length: 5 }, () => {
      forget(dir)
      return timed(cli, dir, command)
    })
    const limit = 500
    // Others may use the machine meanwhile.
    const value = Math.min(...took.map(({ wall }) => wall))
    return {
      name: `\`${name}\`, 100 files, quickest of five`,
      value,
      unit: 'ms',
      limit,
      ratio: value / limit,
      aim: 'below 1',
    }
  })
}

/** CPU of a second run, beside that of the first. */
function unchanged(cli: string, dir: string): readonly Figure[] {
  return Object.entries(commands).map(([name, command]): Figure => {
    forget(dir)
    const limit = timed(cli, dir, command).cpu
    const value = median(Array.from({ length: 5 }, () => timed(cli, dir, command).cpu))
    return {
      name: `\`${name}\`, 1,000 files, unchanged`,
      value,
      unit: 'ms',
      limit,
      ratio: value / limit,
      aim: 'at most 0.1',
    }
  })
}
