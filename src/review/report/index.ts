/** Every way to say a report, read when it is asked for. */
export const reporters = {
  checkstyle: async () => (await import('./checkstyle.ts')).checkstyle,
  compact: async () => (await import('./compact.ts')).compact,
  github: async () => (await import('./github.ts')).github,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  json: async () => (await import('./json.ts')).json,
  junit: async () => (await import('./junit.ts')).junit,
  markdown: async () => (await import('./markdown.ts')).markdown,
  ndjson: async () => (await import('./ndjson.ts')).ndjson,
  pretty: async () => (await import('./pretty.ts')).pretty,
  rdjson: async () => (await import('./rdjson.ts')).rdjson,
  sarif: async () => (await import('./sarif.ts')).sarif,
}

/** The name of a way to say a report. */
export type Format = keyof typeof reporters

/** Those that tell what a fix is in the text of its file. */
export const formatsWithEdits: readonly Format[] = ['json', 'ndjson', 'rdjson', 'sarif']
