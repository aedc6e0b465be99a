import process from 'node:process'
import { styleText } from 'node:util'
import type { Command } from 'commander'
import { livingServer, runningServer } from '../../adapters/disk/server-file.ts'
import { Unreadable } from '../../adapters/disk/unreadable.ts'
import { runNumber, type RecordedRun, type RunFilter, type RunLine } from '../../model/recorded-run.ts'
import { askServer } from '../server/ask-server.ts'
import { globalsOf } from '../globals.ts'
import { runLines } from './run-lines.ts'
import { queryOf } from './run-source.ts'

/** Seconds after which the server is asked anew. */
const patience = '60'

/** `poolwright runs tail`: each run as it comes, in the words of `dev`, until it is interrupted or the server ends. */
export async function tail({ last, ...filter }: RunFilter & { last: number }, command: Command) {
  const { json, quiet, cwd } = globalsOf(command)
  const server = runningServer(cwd)
  const runs = async (path: string, query: Readonly<Record<string, string | undefined>>) => {
    const answer = (await askServer(server, path, query)) as { runs: readonly RunLine[] } | undefined
    return answer?.runs ?? []
  }
  const tell = async ({ id, at }: RunLine) => {
    const run = (await askServer(server, `/runs/${id}`, {})) as RecordedRun | undefined
    if (!run) return
    if (json) return void process.stdout.write(`${JSON.stringify(run)}\n`)
    const time = styleText('dim', new Date(at).toTimeString().slice(0, 8))
    for (const line of runLines(run, id, process.stdout)) process.stdout.write(`${time}  ${line}\n`)
  }

  const [newest] = await runs('/runs', { limit: '1' })
  let after = runNumber(newest?.id ?? '') ?? 0
  const before = last ? await runs('/runs', { ...queryOf(filter), limit: String(last) }) : []
  for (const run of before.toReversed()) await tell(run)
  try {
    for (;;)
      for (const run of await runs('/runs/wait', { ...queryOf({ ...filter, after }), timeout: patience })) {
        await tell(run)
        after = runNumber(run.id) ?? after
      }
  } catch (error) {
    if (!(error instanceof Unreadable) || livingServer(cwd)) throw error
    if (!quiet) process.stderr.write('the server has ended\n')
  }
}
