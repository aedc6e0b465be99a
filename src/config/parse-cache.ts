import { createHash } from 'node:crypto'
import type { Json } from '../model/trigger.ts'
import type { Spans } from './spans.ts'

/** Keeps what files without mistakes hold, by the hash of their text, from one run to the next. */
export interface ParseCache {
  get(hash: string): string | undefined
  /** A text of one line. */
  set(hash: string, kept: string): void
}

/** What a cache knows of one text. */
export interface Kept {
  readonly value: Json | undefined
  /** Where everything in it stands; read only when it is asked for. */
  readonly spans: () => Spans | undefined
  readonly keep: (value: Json, spans: Spans) => void
}

/** Goes up when the same text may be read as another value, or as standing elsewhere. */
const version = 1

/** What a cache knows of a text. An entry that cannot be read is as good as none. */
export function keptIn(cache: ParseCache, text: string): Kept {
  const hash = createHash('sha256').update(`${version}\n`).update(text).digest('base64url')
  // Tabs are escaped in JSON, so that one can part two documents.
  const [value, spans] = cache.get(hash)?.split('\t') ?? []
  return {
    value: read(value) as Json | undefined,
    spans: () => read(spans) as Spans | undefined,
    keep: (value, spans) => cache.set(hash, `${JSON.stringify(value)}\t${JSON.stringify(spans)}`),
  }
}

function read(json: string | undefined): unknown {
  try {
    return json === undefined ? undefined : JSON.parse(json)
  } catch {
    return undefined
  }
}
