import { join } from 'node:path'
import type { Message } from '../engine/effect.ts'
import type { Ports } from '../engine/ports.ts'
import type { LeakedPasswords } from '../model/leaked-passwords.ts'
import { openBackground } from './background/open-background.ts'
import { systemClock } from './clock/system-clock.ts'
import { deliveryInto } from './delivery/delivery.ts'
import { openCourier, type CourierOptions } from './delivery/courier.ts'
import { openInbox } from './delivery/inbox.ts'
import type { Ways } from './delivery/way.ts'
import { ownFolder } from './disk/own-folder.ts'
import { openHashes } from './hashes/open-hashes.ts'
import { openKms } from './kms/open-kms.ts'
import { sourcesOf } from './leaked/sources-of.ts'
import { openMfa } from './mfa/open-mfa.ts'
import { outsideLater } from './outside/outside-later.ts'
import { federationLater } from './federation/federation-later.ts'
import { samlLater } from './federation/saml/saml-later.ts'
import { fetchLater } from './reach/fetch/fetch-later.ts'
import { openKv } from './reach/kv/open-kv.ts'
import { openRandom } from './random/open-random.ts'
import { openRecorder } from './runs/open-recorder.ts'
import type { RecorderOptions } from './runs/open-recorder.ts'
import { openSandbox } from './sandbox/host/open-sandbox.ts'
import { deriveClientSecret } from './seal/derive-client-secret.ts'
import { openSeal } from './seal/open-seal.ts'
import { readSealKey } from './seal/read-seal-key.ts'
import { openSessions } from './sessions/open-sessions.ts'
import { openSigner } from './signer/open-signer.ts'
import { openSrp } from './srp/open-srp.ts'
import { openTurns } from './turns/open-turns.ts'
import { openSqliteStore } from './store/sqlite/open-sqlite-store.ts'
import { openWebAuthn } from './webauthn/open-web-authn.ts'

/** What the adapters of a server need to know. */
export interface Needs {
  /** The project's folder. */
  readonly root: string
  /** `serve` takes its seal key from the environment only; `dev` makes one. */
  readonly mode: 'dev' | 'serve'
  /** Keeps nothing, not even the seal key. */
  readonly memory?: boolean | undefined
  readonly variables?: Readonly<Record<string, string | undefined>> | undefined
  /** The machine's own unless told. */
  readonly clock?: Ports['clock'] | undefined
  /** How messages leave as things stand; asked for each of them, and never before the server has started. */
  readonly ways: Ways
  /** Hears what becomes of them. */
  readonly log: CourierOptions['log']
  /** Hears of every message that was sent. */
  readonly onMessage?: ((message: Message) => void) | undefined
  /** Hears of every request that `dev` has recorded. */
  readonly onRun?: RecorderOptions['onRecorded']
  /** Hears of defects in work for which no caller waits. */
  readonly onDefect: (error: unknown) => void
}

/** Everything that lasts as long as a server, whatever model it runs. */
export type Adapters = ReturnType<typeof openAdapters>

/** Opens them all in `.poolwright` of the project, and says of each how it is closed. */
export function openAdapters(needs: Needs, onClose: (close: () => unknown) => void) {
  const { root, mode, memory = false, variables = process.env, clock = systemClock, onDefect } = needs
  const { key, warning } = readSealKey({
    env: variables,
    file: memory || mode === 'serve' ? undefined : join(ownFolder(root), 'seal.key'),
    create: mode === 'dev',
  })
  const seal = openSeal({ key })
  const random = openRandom({ key })
  const store = openSqliteStore({
    file: memory ? ':memory:' : join(ownFolder(root), 'data.sqlite'),
    seal,
    clock,
    // Under `serve` nobody could look into an inbox.
    route: (medium) => ({ stays: mode === 'dev', leaves: mode === 'serve' || Boolean(needs.ways(medium)) }),
  })
  onClose(() => store.close())
  const courier = openCourier({ ...needs, outbox: store.outbox, clock, random })
  onClose(() => courier.close())
  const recorder =
    mode === 'dev' ? openRecorder({ runs: store.runs, onRecorded: needs.onRun, onLost: onDefect }) : undefined
  onClose(() => recorder?.close())
  const srp = openSrp()
  onClose(() => srp.close())
  const hashes = openHashes()
  onClose(() => hashes.close())
  const sandbox = openSandbox({ root })
  onClose(() => sandbox.close())
  const fetch = fetchLater()
  onClose(() => fetch.close())
  const outside = outsideLater({ clock, allowLocal: mode === 'dev' })
  onClose(() => outside.close())
  const signer = openSigner({ vault: store.vault, turns: store.keyTurns, seal, clock })
  const saml = samlLater({ clock, allowLocal: mode === 'dev', keys: signer })
  onClose(() => saml.close())
  const federation = federationLater({ clock, allowLocal: mode === 'dev' })
  onClose(() => federation.close())
  const background = openBackground(onDefect)
  onClose(() => background.close())
  const inbox = openInbox(store.messages)
  store.messages.hear(({ id: _, at: __, ...message }) => needs.onMessage?.({ kind: 'send', ...message }))
  return {
    clock,
    store,
    recorder,
    srp,
    hashes,
    sandbox,
    inbox,
    courier,
    delivery: deliveryInto(store, clock),
    fetch,
    outside,
    kv: openKv({ kept: store.kept, clock }),
    kms: openKms({ key }),
    background,
    mfa: openMfa(),
    /** Who knows leaked passwords, as an environment names them. */
    leakedSources: (lists: LeakedPasswords | undefined) => sourcesOf(root, lists),
    webAuthn: openWebAuthn(),
    turns: openTurns(),
    random,
    sessions: openSessions({ key, seal, random }),
    signer,
    saml,
    federation,
    /** The secret of a client that is drawn from the seal key. */
    derived: (poolId: string, clientId: string) => deriveClientSecret(key, poolId, clientId),
    warning,
  }
}
