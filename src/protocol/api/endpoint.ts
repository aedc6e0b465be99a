import type { Context } from 'hono'
import type { Message } from '../../engine/effect.ts'
import type { KeptPool, UserPool } from '../../model/pool.ts'
import type { ImportJob, ImportLine } from '../../model/import-job.ts'
import type { RecordedRun, RunFilter, RunLine } from '../../model/recorded-run.ts'
import type { JsonObject } from '../../model/trigger.ts'
import type { User } from '../../model/user.ts'

/** A message as the inbox has it. */
export interface Kept extends Omit<Message, 'kind'> {
  /** Grows in the order in which messages were sent. */
  readonly id: number
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Which messages to look for; all that is given must fit. */
export interface Wanted {
  readonly poolId?: string
  readonly username?: string
  readonly to?: string
  /** Only messages with a greater id. */
  readonly after?: number
}

/** Every message that was sent, and every one that will be. */
export interface Inbox {
  /** The newest first. */
  readonly list: (wanted: Wanted, limit: number) => readonly Kept[]
  /** The next one that fits; nothing once so many milliseconds have passed. */
  readonly wait: (wanted: Wanted, timeout: number) => Promise<Kept | undefined>
}

/** Every request that went through, and every one that will. */
export interface RunBook {
  /** The newest first. */
  readonly list: (filter: RunFilter, limit: number) => readonly RunLine[]
  /** By its id, or `last`. */
  readonly find: (id: string) => RecordedRun | undefined
  /** The next that fit, the oldest first; none once so many milliseconds have passed. */
  readonly wait: (filter: RunFilter, timeout: number) => Promise<readonly RunLine[]>
}

/** A file of the project, by its path from the project's folder. */
export interface ServedText {
  readonly path: string
  readonly text: string
}

/** The project as the server read it last without a mistake. */
export interface ServedProject {
  /** The environment that it runs in. */
  readonly env?: string
  /** YAML. */
  readonly files: readonly ServedText[]
  /** What lies under `triggers/` beside that, as far as it is text. */
  readonly scripts: readonly ServedText[]
  /** XML under `pools/`. */
  readonly documents: readonly ServedText[]
}

/** What the endpoints under `/_poolwright/api` can tell of. */
export interface Told {
  readonly inbox: Inbox
  readonly runs: RunBook
  readonly pools: () => Promise<readonly UserPool[]>
  readonly issuer: (pool: UserPool) => string
  /** An import as it stands, and the rows of it that came to nothing. */
  readonly importLog: (
    id: string,
  ) => Promise<{ readonly job: ImportJob; readonly lines: readonly ImportLine[] } | undefined>
  /** Those that the API made, as they are kept, without their secrets. */
  readonly made: () => Promise<readonly KeptPool[]>
  /** The texts that the server runs with. */
  readonly project: () => ServedProject
  /** Who has a name in a pool, and the groups that they belong to. */
  readonly user: (
    pool: UserPool,
    name: string,
  ) => Promise<{ readonly user: User; readonly groups: readonly string[] } | undefined>
}

/** What may be given, by name, in words and as JSON Schema. */
type Parameters = Readonly<Record<string, { readonly description: string; readonly schema: JsonObject }>>

/** One endpoint under `/_poolwright/api`, with its own entry of the OpenAPI document. */
export interface Endpoint {
  /** From `/_poolwright/api` on; `{name}` is a parameter. */
  readonly path: string
  readonly summary: string
  readonly parameters?: Parameters
  readonly query?: Parameters
  /** What a status means, and the JSON Schema of its body. */
  readonly answers: Readonly<Record<string, { readonly description: string; readonly schema: JsonObject }>>
  readonly answer: (context: Context, told: Told) => Response | Promise<Response>
}

/** The body of every refusal. */
export const refusalSchema: JsonObject = {
  type: 'object',
  required: ['error', 'message'],
  properties: { error: { type: 'string' }, message: { type: 'string' } },
}
