import { stripTypeScriptTypes } from 'node:module'
import { parse, type Comment, type Program } from 'acorn'
import { erasable } from './erasable.ts'
import type { Script } from './script.ts'

/** A script and the comments in it, whose offsets count in its text. */
type ParsedScript = Script & { readonly comments: readonly Comment[] }

const known = new Map<string, ParsedScript | undefined>()
/** So many characters of scripts are known at once, and no more. */
const most = 4 * 1024 * 1024
let characters = 0

/**
 * Reads a script; nothing where it is none that can be read. Rules ask for the same one again, and so does each
 * environment and each version: it is parsed once.
 */
export function parseScript(file: string, text: string): ParsedScript | undefined {
  const key = `${file}\n${text}`
  if (known.has(key)) return known.get(key)
  characters += text.length
  if (characters > most) {
    known.clear()
    characters = text.length
  }
  const script = read(file, text)
  known.set(key, script)
  return script
}

function read(file: string, text: string): ParsedScript | undefined {
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

/** The text with blanks in the place of its types, so that all else stays where it is; what is more than a type is made something else. */
function untyped(text: string): string | undefined {
  if (isTooDeep(text)) return undefined
  const { emitWarning } = process
  // Node says of the function, to whoever watches standard error, that it may change one day.
  process.emitWarning = () => undefined
  try {
    return (
      tried(() => stripTypeScriptTypes(text)) ?? tried(() => stripTypeScriptTypes(erasable(text) ?? text))
    )
  } finally {
    process.emitWarning = emitWarning
  }
}

/** As deep as brackets may stand in each other: what takes types away breaks of more, and is not whole after that. */
const deepest = 1000

function isTooDeep(text: string): boolean {
  let depth = 0
  for (const [bracket] of text.matchAll(/[([{)\]}]/g)) {
    depth = '([{'.includes(bracket) ? depth + 1 : Math.max(depth - 1, 0)
    if (depth > deepest) return true
  }
  return false
}

function tried<Made extends Program | string>(make: () => Made): Made | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}
