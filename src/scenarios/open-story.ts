import { createHash } from 'node:crypto'
import { openBackground } from '../adapters/background/open-background.ts'
import { deliveryInto } from '../adapters/delivery/delivery.ts'
import { openInbox, type Inbox } from '../adapters/delivery/inbox.ts'
import { openKms, type Kms } from '../adapters/kms/open-kms.ts'
import { openMfa } from '../adapters/mfa/open-mfa.ts'
import { noFederation } from '../adapters/federation/no-federation.ts'
import { noSaml } from '../adapters/federation/saml/no-saml.ts'
import { openKv } from '../adapters/reach/kv/open-kv.ts'
import { deriveClientSecret } from '../adapters/seal/derive-client-secret.ts'
import { openSeal } from '../adapters/seal/open-seal.ts'
import { openSessions } from '../adapters/sessions/open-sessions.ts'
import { openSqliteStore } from '../adapters/store/sqlite/open-sqlite-store.ts'
import { openWebAuthn } from '../adapters/webauthn/open-web-authn.ts'
import { openTurns } from '../adapters/turns/open-turns.ts'
import { operations } from '../app/operations.ts'
import { snapshot } from '../app/snapshot.ts'
import type { ScenarioDocument } from '../config/made/documents.ts'
import type { Step } from '../engine/flow.ts'
import type { Ports } from '../engine/ports.ts'
import { actionOf, type ServiceName } from '../model/apis.ts'
import type { Model } from '../model/model.ts'
import type { UserPool } from '../model/pool.ts'
import { hooksIn, type RunStep } from '../model/recorded-run.ts'
import type { HookRecord } from '../model/trace.ts'
import { carryOut, type CarriedOut } from '../protocol/aws-json/carry-out.ts'
import type { FinishedRun, Served } from '../protocol/aws-json/serving.ts'
import { ownServed } from '../protocol/domain/own-served.ts'
import { silent } from '../protocol/log.ts'
import { codeInText } from './code-in-text.ts'
import { givenFetch } from './given-fetch.ts'
import { givenSecrets } from './given-secrets.ts'
import type { Ground } from './ground.ts'
import { seededRandom } from './seeded-random.ts'
import type { SignedIn } from './signed-in.ts'

/** What happened in a story since somebody last asked. */
export interface Happened {
  /** Hooks of what callers did, in order. */
  readonly hooks: readonly HookRecord[]
  /** Hooks of what scripts did in turn. */
  readonly inner: readonly HookRecord[]
  readonly sent: readonly ('email' | 'sms')[]
  /** Requests of scripts that nothing is given for. */
  readonly unanswered: readonly string[]
}

/** Where a caller sits. */
export type Place = Pick<Ports['caller'], 'ip' | 'userAgent'>

/** A server of one story: in memory, without sockets, where time stands still and chance repeats itself. */
export interface Story {
  readonly model: Model
  readonly pool: UserPool
  readonly ports: Ports
  readonly kms: Kms
  readonly inbox: Inbox
  readonly clock: { now: number }
  /** Says where the caller sits from now on: nothing is this machine. */
  comesFrom(place: Place | undefined): void
  /** What the caller holds after the last sign-in. */
  signedIn?: SignedIn
  /** Carries out an operation as a caller's, and all that it begins. */
  perform(operation: string, input: object, service?: ServiceName): Promise<CarriedOut>
  /** Does what an endpoint of the pool's domain does for a caller, under the name of the endpoint. */
  endpoint<Needs extends object>(name: string, step: Step<Needs, object>, facts: Needs): Promise<CarriedOut>
  happened(): Happened
  /** The code that was last sent, by whatever way. */
  lastCode(): string | undefined
  close(): void
}

/** What a story begins with. */
export interface Beginning {
  /** What chance is drawn from: the same name, the same codes. */
  readonly name: string
  readonly pool: UserPool
  /** Milliseconds since 1970. */
  readonly now: number
  readonly given?: ScenarioDocument['given']
}

/** Where the server of a story says that it is, as `dev` does. */
const url = 'http://localhost:9340'

/** Opens a story on the ground that it shares with others. */
export async function openStory(model: Model, beginning: Beginning, ground: Ground): Promise<Story> {
  const { name, pool, given = {} } = beginning
  const time = { now: beginning.now }
  const clock: Ports['clock'] = { now: () => time.now, ticks: () => performance.now() }
  const key = createHash('sha256').update(`story ${name}`).digest()
  const [seal, random] = [openSeal({ key }), seededRandom(name)]
  const store = openSqliteStore({ file: ':memory:', seal, clock })
  const inbox = openInbox(store.messages)
  const kms = openKms({ key })
  const background = openBackground(() => {})
  const fetch = givenFetch(given.fetch)
  const secrets = givenSecrets(model, given.secrets)
  let hooks: HookRecord[] = []
  let inner: HookRecord[] = []
  let asked = 0
  let sent: Happened['sent'][number][] = []
  let code: string | undefined
  store.messages.hear((message) => {
    sent.push(message.medium === 'SMS' ? 'sms' : 'email')
    code = message.code ?? codeInText(message.text) ?? code
  })
  const onRun = ({ trace, by }: FinishedRun) => {
    // A trace is what a run would be kept as.
    const fired = hooksIn(trace as readonly Pick<RunStep, 'hook' | 'inside'>[])
    ;(by ? inner : hooks).push(...fired)
  }
  const scripts = { operations, log: silent, onRun }
  const { ports } = await snapshot(
    { model: secrets.model, findings: [] },
    { root: '.', mode: 'dev', variables: secrets.variables },
    {
      ...ground,
      clock,
      random,
      store,
      fetch,
      kms: {
        ...kms,
        // What is encrypted for a sender is a code that goes to somebody.
        encryptMessage: (keyArn, plaintext, context) => {
          code = plaintext
          return kms.encryptMessage(keyArn, plaintext, context)
        },
      },
      kv: openKv({ kept: store.kept, clock }),
      delivery: deliveryInto(store, clock),
      background,
      turns: openTurns(),
      mfa: openMfa(),
      // A story reads no file and asks nobody: it knows the common ones alone.
      leakedSources: () => [],
      webAuthn: openWebAuthn(),
      sessions: openSessions({ key, seal, random }),
      outside: { oidc: nobody, social: nobody, saml: nobody },
      saml: noSaml,
      federation: { by: () => noFederation },
      derived: (poolId, clientId) => deriveClientSecret(key, poolId, clientId),
    },
    { url },
    scripts,
  )
  let place: Place | undefined
  const caller = (): Ports['caller'] => ({
    requestId: random.stable(`request ${asked++}`).toString('hex').slice(0, 32),
    ip: '127.0.0.1',
    userAgent: 'poolwright',
    secure: true,
    ...place,
  })
  /** Carries something out, and all that it begins. */
  async function carry(served: Served, body: object): Promise<CarriedOut> {
    const result = await carryOut(served, ports(caller()), scripts, () => ({ body }))
    await background.close()
    return result
  }
  return {
    model,
    pool,
    ports: ports(caller()),
    kms,
    inbox,
    clock: time,
    async perform(operation, input, service = 'cognito-idp') {
      const served = operations.get(actionOf(service, operation))
      if (!served) throw new Error(`${operation} is not served`)
      return carry(served, input)
    },
    endpoint: (name, step, facts) => carry(ownServed(name, step), facts),
    comesFrom(from) {
      place = from
    },
    happened() {
      const taken = { hooks, inner, sent, unanswered: fetch.unanswered() }
      ;[hooks, inner, sent] = [[], [], []]
      return taken
    },
    lastCode: () => code,
    close: () => store.close(),
  }
}

/** Stories have no others who could vouch for anybody. */
const nobody = async () => ({ why: 'unreachable' }) as const
