/** What the process of a debugged script is told: once what to run, and then one call after another. */
export type Told =
  | {
      readonly open: {
        /** Where the debugger is awaited. */
        readonly host: string
        readonly port: number
        /** The script's own file. */
        readonly file: string
        readonly trigger: string
        /** Mebibytes that the context tells. */
        readonly memory: number
        /** The whole of `process.env`. */
        readonly env: Readonly<Record<string, string>>
      }
    }
  | { readonly call: string }
  | { readonly answer: string; readonly to: number }

/** What that process says. */
export type Said =
  | { readonly listening: string }
  | { readonly refused: string }
  /** The code with which the script has ended it. */
  | { readonly ended: number }
  | { readonly ask: string; readonly from: number }
  | {
      readonly reply: string
      /** Milliseconds, those at a breakpoint included, and those of computing. */
      readonly took: number
      readonly cpu: number
      /** Bytes. */
      readonly heap: number
    }
