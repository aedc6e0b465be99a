import { cipherNatives } from './natives/ciphers.ts'
import { digestNatives } from './natives/digests.ts'
import { keyNatives } from './natives/keys.ts'
import type { Natives } from './natives/native.ts'
import { textNatives } from './natives/text.ts'
import { urlNatives } from './natives/url.ts'
import { partText } from './parts.ts'

/** Characters that one question may have: more than any isolate has to say, and fewer than this process could not hold. */
const longest = 64 * 1_048_576

const natives: Natives = {
  ...textNatives,
  ...urlNatives,
  ...digestNatives,
  ...keyNatives,
  ...cipherNatives,
  part: (name = '') => partText(name),
  /** In tenths of a millisecond: a finer clock would measure what others do in this process. */
  clock: () => String(Math.round(performance.now() * 10) / 10),
  /** Answers another question behind a `=`, or tells behind a `!` why there is no answer, in Node's words. */
  must: (name = '', ...words) => {
    try {
      const answer = Object.hasOwn(natives, name) ? natives[name]?.(...words) : undefined
      return answer === undefined ? undefined : `=${answer}`
    } catch (error) {
      const { name, message, code, reason, library } = error as Error & Record<string, unknown>
      return `!${JSON.stringify({ name, message, code, reason, library })}`
    }
  },
}

/** Answers an isolate. It never throws: what went wrong here is nobody's business in there. */
export function askNative(name: string, words: readonly unknown[]): string | undefined {
  try {
    const texts = words.map(String)
    if (texts.reduce((sum, { length }) => sum + length, 0) > longest) return undefined
    return Object.hasOwn(natives, name) ? natives[name]?.(...texts) : undefined
  } catch {
    return undefined
  }
}
