import { stripTypeScriptTypes } from 'node:module'
import { parse, type Comment, type Program } from 'acorn'
import type { Script } from './script.ts'

/** A script and the comments in it, whose offsets count in its text; none where it is no script that can be read. */
export function parseScript(
  file: string,
  text: string,
): (Script & { readonly comments: readonly Comment[] }) | undefined {
  const plain = /\.[cm]?tsx?$/.test(file) ? untyped(text) : text
  if (plain === undefined) return undefined
  const as = (sourceType: 'module' | 'script') => {
    const comments: Comment[] = []
    const program = tried(() =>
      parse(plain, {
        ecmaVersion: 'latest',
        sourceType,
        onComment: comments,
        allowHashBang: true,
        allowReturnOutsideFunction: sourceType === 'script',
      }),
    )
    return program && { file, text, program, comments }
  }
  return as('module') ?? as('script')
}

/** The text with blanks in the place of its types, so that all else stays where it is. */
function untyped(text: string): string | undefined {
  const { emitWarning } = process
  // Node says of the function, to whoever watches standard error, that it may change one day.
  process.emitWarning = () => undefined
  try {
    return tried(() => stripTypeScriptTypes(text))
  } finally {
    process.emitWarning = emitWarning
  }
}

function tried<Made extends Program | string>(make: () => Made): Made | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}
