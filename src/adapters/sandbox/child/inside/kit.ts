import type { Parts } from '../parts.ts'

/**
 * What the parts of the inside share. Each part is one function whose source text is compiled in the
 * isolate (see ../bootstrap.ts): it may use its parameter and the language, and nothing of its module.
 */
export interface Kit {
  /** Asks the process around the isolate; never throws. */
  readonly ask: (what: string, ...words: (string | number | boolean)[]) => string | undefined
  /** Asks it for what Node does; what Node throws is thrown here, with its message and code. */
  must(what: string, ...words: (string | number | boolean)[]): string
  /** Where globals and modules are that are compiled when they are first wanted. */
  readonly places: { readonly globals: Readonly<Record<string, string>>; readonly modules: readonly string[] }
  /** What a part gives that is compiled when it is first wanted. */
  part<Name extends keyof Parts>(name: Name): ReturnType<Parts[Name]>
  readonly config: {
    readonly trigger: string
    /** Mebibytes. */
    readonly memory: number
    /** Node's version. */
    readonly node: string
    readonly logStream: string
    /** What `process.env` begins with. */
    readonly env: Readonly<Record<string, string>>
    /** Characters that a call may write to its console, and that its answer may have. */
    readonly logs: number
    readonly output: number
  }
  /** Sets a global. */
  define(name: string, value: unknown): void
  /** Sets a global that is made when it is first read. */
  lazy(name: string, make: () => unknown): void
  /** What `require` of a built-in module gives, each made once. */
  modules: Record<string, () => object>
  /** Text for an author's eyes, on one line. `depth` is how many objects within one another are shown. */
  inspect(value: unknown, options?: { readonly depth?: number | null }): string
  format(values: readonly unknown[]): string
  /** The lines written to the console by the call under way. */
  takeLogs(): { level: string; text: string }[]
  /** Bytes as the characters 0 to 255, in which form they pass to and from `ask`. */
  toText(bytes: Uint8Array): string
  toBytes(text: string): Uint8Array<ArrayBuffer>
  /** The memory of a buffer or a view, not a copy of it. Throws a TypeError for anything else. */
  bytesOf(value: unknown): Uint8Array
  /** The bytes of a text in UTF-8. */
  utf8(text: string): Uint8Array<ArrayBuffer>
  /** Calls a function when the one under way has ended; what it throws ends the call. */
  soon(then: (...values: unknown[]) => unknown, ...values: unknown[]): void
  /** Waits for `deliver`; a call that answers when nothing is left to wait for counts those that hold it. */
  wait(then: (text?: string) => void): Waiting
  /**
   * Asks the world outside the process for something: JSON in, JSON out. Rejects with an Error that has
   * the name, the message and perhaps the code that the world gives. `begun` is given what ends the wait
   * for it; the promise then stays as it is.
   */
  call(
    kind: 'fetch' | 'kv' | 'api' | 'decrypt',
    input: object,
    begun?: (forget: () => void) => void,
  ): Promise<unknown>
  /** Makes `context.poolwright` of what a call is told and of what it may ask for. */
  poolwright(
    told: Record<string, unknown>,
    may: { readonly kv?: true; readonly decrypt?: true; readonly api?: readonly string[] },
  ): object
  /** Waits no longer: what is still delivered for it is dropped. */
  forget(waiting: Waiting): void
  /** Ends the call under way with an error that no script has caught. */
  uncaught(error: unknown): void
  /** How the process around speaks to this isolate. */
  entry: Entry
}

/** One thing that a call waits for. */
export interface Waiting {
  readonly id: number
  readonly then: (text?: string) => void
  holds: boolean
}

/** What the process around may ask of an isolate. A reply is JSON. */
export interface Entry {
  /** Runs the script's top level. Gives the reply of a failure. */
  load(
    script: (module: object, exports: object, require: (name: string) => object) => void,
  ): string | undefined
  /** Begins a call, and gives what `take` would give. */
  begin(text: string): string | undefined
  /**
   * Gives the reply if there is one, nothing while the call is open, and '' if it is to be asked to
   * `rest`. It is asked after the microtasks have run, which settle promises.
   */
  take(): string | undefined
  /** Gives the reply of a call that answers when nothing is left to wait for, if nothing is. */
  rest(): string | undefined
  /** Gives the call what it has waited for. */
  deliver(id: number, text: string | undefined): undefined
  /** The lines logged so far, as JSON. */
  logs(): string
  /** Ends the call with a rejection that nobody has caught, whatever it has answered, as Lambda does. */
  rejected(reason: string): string | undefined
}
