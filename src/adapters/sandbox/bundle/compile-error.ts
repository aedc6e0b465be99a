import type { Message } from 'esbuild'
import { ScriptError, type ScriptPlace } from '../../../model/script-error.ts'

/** Turns what the compiler said into the author's error, at the first place it names; `prefix` stands before its paths. */
export function compileError(script: string, messages: readonly Message[], prefix: string): ScriptError {
  const [first] = messages
  const more = messages.length > 1 ? ` (and ${messages.length - 1} more)` : ''
  return new ScriptError('unfit', `${first ? textOf(first) : 'it does not compile'}${more}`, {
    type: 'SyntaxError',
    place: (first && placeOf(first, prefix)) ?? { file: script, line: 1, column: 1 },
    trace: messages.map((message) => describe(message, prefix)).join('\n'),
  })
}

function describe(message: Message, prefix: string): string {
  const place = placeOf(message, prefix)
  return `${textOf(message)}${place ? `\n    at ${place.file}:${place.line}:${place.column}` : ''}`
}

/** The compiler speaks of its output format, of which an author knows nothing, and knows nothing of the SDK. */
function textOf({ text }: Message): string {
  const [, missing] = /^Could not resolve "(@(?:aws-sdk|aws-crypto|smithy)\/[\w.-]+)[/"]/.exec(text) ?? []
  if (missing) return `\`${missing}\` is not installed: \`npm install --save-dev ${missing}\``
  if (!text.startsWith('Top-level await')) return text
  return 'a script may not wait at its top level; move the `await` into the handler'
}

/** A column of the compiler is a count of bytes from nought; an author's is one of characters from one. */
function placeOf({ location }: Message, prefix: string): ScriptPlace | undefined {
  if (!location) return undefined
  const before = Buffer.from(location.lineText).subarray(0, location.column).toString()
  return { file: prefix + location.file, line: location.line, column: before.length + 1 }
}
