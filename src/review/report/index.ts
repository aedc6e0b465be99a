/** Every way to say a report, read when it is asked for. */
export const reporters = {
  github: async () => (await import('./github.ts')).github,
  json: async () => (await import('./json.ts')).json,
  pretty: async () => (await import('./pretty.ts')).pretty,
}

/** The name of a way to say a report. */
export type Format = keyof typeof reporters

/** Those that tell what a fix is in the text of its file. */
export const formatsWithEdits: readonly Format[] = ['json']
