import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { median } from './cpu.ts'
import type { Figure } from './main.ts'

/** A first call in a new isolate: how long a large bundle takes with what compiling it once has left, and without. */
export function cold(): Promise<Figure[]> {
  const script = resolve(import.meta.dirname, 'cold-isolates.ts')
  const rounds = Array.from({ length: 3 }, () => {
    const { stdout } = spawnSync(process.execPath, ['--no-node-snapshot', script])
    return JSON.parse(stdout.toString()) as Record<'small' | 'bare' | 'fresh' | 'cached', number>
  })
  const of = (read: (round: (typeof rounds)[number]) => number) => median(rounds.map(read))
  return Promise.resolve([
    {
      name: 'new isolate with a bundle of 200 kB, compiled before: against not',
      value: of(({ cached }) => cached),
      unit: 'ms',
      limit: of(({ fresh }) => fresh),
      ratio: of(({ cached, fresh }) => cached / fresh),
      aim: 'at most 0.3',
    },
    {
      name: 'new isolate with a handler of 1 kB: against an isolate and a context',
      value: of(({ small }) => small),
      unit: 'ms',
      limit: of(({ bare }) => bare),
      ratio: of(({ small, bare }) => small / bare),
      aim: 'at most 1.5',
    },
  ])
}
