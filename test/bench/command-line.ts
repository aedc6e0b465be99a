import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { median, residentOfTree } from './cpu.ts'
import type { Figure } from './main.ts'
import { project, serve } from './server.ts'

const root = resolve(import.meta.dirname, '../..')

/** Milliseconds of wall time of a command, the median of some runs. */
function timed(args: readonly string[], runs = 5): number {
  const took: number[] = []
  for (let run = 0; run < runs; run++) {
    const began = performance.now()
    const { status, stderr } = spawnSync(process.execPath, args, { env: { ...process.env, NO_COLOR: '1' } })
    took.push(performance.now() - began)
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${stderr}`)
  }
  return median(took)
}

/** A project of so many pool files like the example's. */
function manyFiles(count: number): string {
  const dir = mkdtempSync(join(tmpdir(), 'poolwright-bench-'))
  mkdirSync(join(dir, 'pools'))
  const text = readFileSync(join(root, 'pools/customers.pool.yaml'), 'utf8').replace(
    /^triggers:.*\n(?: .*\n)*/m,
    '',
  )
  for (let n = 0; n < count; n++)
    writeFileSync(join(dir, `pools/p${n}.pool.yaml`), `${text}tags: { number: '${n}' }\n`)
  return dir
}

/** How long people wait for the command line. */
export async function commandLine(cli: string): Promise<Figure[]> {
  const node = timed(['-e', '0'])
  const help = timed([cli, '--help'])
  const tab = timed([cli, '__complete', 'zsh', '--cwd', root, 'invoke', ''])
  const one = manyFiles(1)
  const thousand = manyFiles(1000)
  const { dir, remove } = project()
  try {
    const validate = (at: string) => [cli, 'validate', '--cwd', at]
    const single = timed(validate(one))
    const cold = timed(validate(thousand), 1)
    const unchanged = timed(validate(thousand), 3)
    const starts: number[] = []
    let resident = 0
    for (let run = 0; run < 3; run++) {
      const began = performance.now()
      const server = await serve(dir, cli)
      await server
        .post('InitiateAuth', { ClientId: 'nobody', AuthFlow: 'USER_PASSWORD_AUTH' })
        .catch(() => undefined)
      starts.push(performance.now() - began)
      await new Promise((done) => setTimeout(done, 1500))
      resident = residentOfTree(server.pid)
      await server.stop()
    }
    const start = median(starts)
    return [
      { name: '--help', value: help, unit: 'ms', limit: node, ratio: help / node },
      { name: 'completion of a name', value: tab, unit: 'ms', limit: help, ratio: tab / help },
      { name: 'validate 1 file', value: single, unit: 'ms', limit: node, ratio: single / node },
      { name: 'validate 1,000 files, cold', value: cold, unit: 'ms' },
      {
        name: 'validate 1,000 files, unchanged',
        value: unchanged,
        unit: 'ms',
        limit: cold,
        ratio: unchanged / cold,
      },
      {
        name: 'server start to first answered request',
        value: start,
        unit: 'ms',
        limit: node,
        ratio: start / node,
      },
      { name: 'server idle, resident', value: resident / 1024 / 1024, unit: 'MB' },
      { name: 'limit: node -e 0', value: node, unit: 'ms' },
    ]
  } finally {
    for (const each of [one, thousand]) rmSync(each, { recursive: true, force: true })
    remove()
  }
}
