import { livingServer } from '../../adapters/disk/server-file.ts'
import { Unreadable } from '../../adapters/disk/unreadable.ts'
import { openLeftRuns } from '../../adapters/runs/read-runs.ts'
import { runId, type RecordedRun, type RunFilter, type RunLine } from '../../model/recorded-run.ts'
import { askServer } from '../server/ask-server.ts'
import { openProject } from '../project/open-project.ts'

/** Where recorded runs are read: a server that runs, else what the last one left behind. */
export interface RunSource {
  /** The newest first. A pool may be named by its name. */
  list(filter: RunFilter, limit: number): Promise<readonly RunLine[]>
  /** By its id, or `last`. Throws `Unreadable` where there is none. */
  find(id: string): Promise<RecordedRun>
  close(): void
}

/** Opens the runs of the project in a folder. Throws `Unreadable` where nothing was ever recorded. */
export function openRunSource(cwd: string): RunSource {
  const server = livingServer(cwd)
  if (server?.token) return fromServer({ ...server, token: server.token })
  const left = openLeftRuns(cwd)
  if (!left)
    throw new Unreadable(`nothing is recorded in \`${cwd}\``, 'start a server that records: poolwright dev')
  return {
    async list({ pool, ...filter }, limit) {
      return left.list({ ...filter, pool: pool && (await poolId(cwd, pool)) }, limit)
    },
    find: async (id) => left.find(id) ?? missing(id),
    close: () => left.close(),
  }
}

/** Finds one run, and lets go of where it was read. */
export async function findRun(cwd: string, id: string): Promise<RecordedRun> {
  const source = openRunSource(cwd)
  try {
    return await source.find(id)
  } finally {
    source.close()
  }
}

/** The newest run in which a script ran; the newest of all where none did. */
export async function findScripted(cwd: string): Promise<RecordedRun> {
  const source = openRunSource(cwd)
  try {
    const runs = await source.list({}, 1000)
    return await source.find(runs.find(({ hooks }) => hooks.length)?.id ?? 'last')
  } finally {
    source.close()
  }
}

function fromServer(server: Parameters<typeof askServer>[0]): RunSource {
  return {
    async list(filter, limit) {
      const answer = await askServer(server, '/runs', { ...queryOf(filter), limit: String(limit) })
      return (answer as { runs: readonly RunLine[] }).runs
    },
    async find(id) {
      const run = await askServer(server, `/runs/${encodeURIComponent(id)}`, {})
      return (run as RecordedRun | undefined) ?? missing(id)
    },
    close() {},
  }
}

/** A filter as the server is asked. */
export const queryOf = ({ after, ...filter }: RunFilter): Readonly<Record<string, string | undefined>> => ({
  ...filter,
  after: after === undefined ? undefined : runId(after),
})

function missing(id: string): never {
  throw new Unreadable(
    id === 'last' ? 'no run is recorded yet' : `there is no run \`${id}\`, or no longer`,
    id === 'last'
      ? 'send a request to the server that `poolwright dev` started'
      : 'see them: poolwright runs ls',
  )
}

/** The id of a pool that is named by its id or its name. */
async function poolId(cwd: string, pool: string): Promise<string> {
  if (/^[\w-]+_[0-9a-zA-Z]+$/.test(pool)) return pool
  const { model } = await openProject(cwd)
  return model.pools.find(({ name }) => name === pool)?.id ?? pool
}
