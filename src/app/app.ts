import type { MissingSecret } from '../adapters/secrets/read-secrets.ts'
import type { Message } from '../engine/effect.ts'
import type { Ports } from '../engine/ports.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import type { UserPool } from '../model/pool.ts'
import type { RecordedRun } from '../model/recorded-run.ts'
import type { Log } from '../protocol/log.ts'

/** How a server is to run. */
export interface Settings {
  /** The project's folder. */
  readonly root: string
  /**
   * `serve` trusts nobody: IAM decides signed operations, nothing answers under `/_poolwright/` but health, and
   * no secret is missing.
   */
  readonly mode: 'dev' | 'serve'
  /** The environment; where none is named, `dev` takes the one called `dev` if there is one. */
  readonly env?: string | undefined
  /** The address to listen on; both loopback addresses unless told. */
  readonly host?: string | undefined
  /** 9340 unless told; 0 takes a free one. */
  readonly port?: number | undefined
  /** Keeps nothing once the server ends. */
  readonly memory?: boolean | undefined
  /** Who issues tokens, whatever the pools say. */
  readonly issuer?: 'aws' | undefined
  /** Where callers reach the server, if that is not where it listens. */
  readonly publicUrl?: string | undefined
  /** Files that hold a certificate and its private key, PEM: the server then speaks HTTPS, and nothing else. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined
  /** Whether other machines may reach a `dev` server, which then tells nothing of itself. */
  readonly allowRemote?: boolean | undefined
  /** Whether the API may change what is declared: the change is kept beside the file, and wins. */
  readonly allowDrift?: boolean | undefined
  /** Opens `/_poolwright/api`; `POOLWRIGHT_TOKEN` or a new one unless told. */
  readonly token?: string | undefined
  readonly log?: Log | undefined
  /** Environment variables; those of the process unless told. */
  readonly variables?: Readonly<Record<string, string | undefined>> | undefined
  /** How often the scripts of a hook are run before it has failed for want of an answer; once unless told. */
  readonly attempts?: number | undefined
  /** The machine's own unless told. */
  readonly clock?: Ports['clock'] | undefined
  /** Hears of every finished request under `dev`, as it is recorded, without any secret, with the id that it has there. */
  readonly onRun?: ((run: Omit<RecordedRun, 'id'>, id?: string) => void) | undefined
  /** Hears of every message that was sent. */
  readonly onMessage?: ((message: Message) => void) | undefined
}

/** What came of reading the project anew. A project with mistakes changes nothing: the last good model stays. */
export interface Reloaded {
  readonly ok: boolean
  readonly findings: readonly Finding[]
}

/** A server that runs. */
export interface App {
  /** Where it listens. */
  readonly url: string
  /** Where callers reach it: there too, unless told. */
  readonly publicUrl: string
  readonly port: number
  /** Opens `/_poolwright/api`; none where that is off. */
  readonly token?: string
  readonly issuer: (pool: UserPool) => string
  /** The model that new requests begin with. */
  readonly model: () => Model
  /** Secrets that the model asks for and nobody has given. */
  readonly missing: () => readonly MissingSecret[]
  /** How much of what is declared the API has changed; it counts only where it may change it. */
  readonly drift: () => number
  /** Scripts that do not compile. */
  readonly checkScripts: () => Promise<readonly Finding[]>
  /** What the author and the operator should know: mistakes that let it run, and declarations without effect. */
  readonly findings: () => readonly Finding[]
  /** What was found out about its seal key, if anything is amiss. */
  readonly warning?: string
  reload(): Promise<Reloaded>
  /** Answers what is under way and lets go of everything. */
  close(): Promise<void>
}

/** A project that cannot run for the mistakes in it. */
export class Mistaken extends Error {
  override readonly name = 'Mistaken'
  readonly findings: readonly Finding[]

  constructor(findings: readonly Finding[]) {
    super('the project has mistakes')
    this.findings = findings
  }
}
