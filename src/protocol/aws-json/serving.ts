import type { Step } from '../../engine/flow.ts'
import type { TraceLine } from '../../engine/flow.ts'
import type { Ports } from '../../engine/ports.ts'
import type { ServiceName } from '../../model/apis.ts'
import type { RunDecision, SignedBy } from '../../model/recorded-run.ts'
import type { Access } from '../../operations/operation.ts'
import type { Log } from '../log.ts'
import type { ShownExchange } from './show-exchange.ts'

/** An operation as the wire sees it: what its input and its facts are is the operation's own business. */
export interface Served {
  readonly service: ServiceName
  readonly name: string
  readonly access: Access
  readonly flow: Step<never, object>
  readonly output: (facts: never) => object
  /** Whether it is of no API: then it takes its input as it is, and may be refused with any code. */
  readonly own?: true
  /** What an account tells of its input or its output, where not all of it. */
  readonly brief?: (facts: object, asked?: object) => object
}

/** A finished request, with the account of everything that happened in it. */
export interface FinishedRun extends Partial<ShownExchange> {
  readonly requestId: string
  readonly operation: string
  /** `answered`, or the code that the caller was refused with. */
  readonly outcome: string
  /** The sentence that the caller was refused with. */
  readonly message?: string
  /** Business time at which it began, in milliseconds since 1970. */
  readonly at: number
  /** Milliseconds it took. */
  readonly took: number
  readonly trace: readonly TraceLine[]
  /** Where it came from, as far as that is known. */
  readonly caller?: Omit<Ports['caller'], 'requestId' | 'signer' | 'secure'>
  /** Who the request is signed by, where it is signed. */
  readonly signedBy?: SignedBy
  /** What IAM says of it, where it was asked. */
  readonly decision?: RunDecision
  /** The script that asked, where it was none of the outside. */
  readonly by?: { readonly trigger: string; readonly requestId: string }
}

/** What the wire needs of the rest of the server. */
export interface Serving {
  /** By their IAM actions, such as `cognito-idp:SignUp`. */
  readonly operations: ReadonlyMap<string, Served>
  /** The world as it is now, for one caller. A request keeps it to its end, whatever is reloaded meanwhile. */
  readonly ports: (caller: Ports['caller']) => Ports
  /**
   * What becomes of operations that need AWS credentials. `decided` verifies every signature and does what
   * IAM says; `believed` takes that of a key which nobody knows at its word, unless a page of another machine
   * sends it, and only tells what IAM says.
   */
  readonly signed: 'believed' | 'decided'
  /** Whether callers come by TLS, which ends before this server. */
  readonly secure?: boolean
  readonly log: Log
  /** Where scripts are heard, if anywhere: the same log, without secrets that they may tell. */
  readonly scriptLog?: Log
  readonly onRun?: (run: FinishedRun) => void
}
