import { createHash } from 'node:crypto'

/** Keeps what files without mistakes hold, as JSON by the hash of their text, from one run to the next. */
export interface ParseCache {
  get(hash: string): string | undefined
  set(hash: string, json: string): void
}

/** Goes up when the same text may be read as another value. */
const version = 1

/** The name of a text in the cache: it changes with the text, and with how we read it. */
export const hashOf = (text: string): string =>
  createHash('sha256').update(`${version}\n`).update(text).digest('base64url')
