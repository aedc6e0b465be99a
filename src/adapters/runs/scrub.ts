import { covered } from '../../engine/redact.ts'

/** Secrets shorter than this are not looked for: they would be found everywhere. */
const shortest = 3
/** Secrets shorter than this are looked for as words of their own. */
const short = 6
/** Longer ones are tokens, which nobody writes in another form. */
const long = 200

/** What ends the names of secrets in what scripts write: of a member, a header, a parameter. */
const named = String.raw`(?<![\w-])[\w-]{0,40}?(?:password|secret|secrethash|token|session|authorization|api[_-]?key)`

/**
 * Text that only ever carries a secret: a JSON Web Token, what follows `Bearer`, and a quoted value by its
 * name, in JSON that is quoted itself as well. Each begins where a word begins, so that a hostile text takes
 * no longer than any other.
 */
const shapes: readonly (readonly [RegExp, string])[] = [
  [/(?<![\w-])eyJ[\w-]{8,}(?:\.[\w-]*){1,4}/g, covered],
  [/\b(Bearer )[\w.~+/=-]{16,}/gi, `$1${covered}`],
  [/\b(Signature=)[0-9a-f]{64}/g, `$1${covered}`],
  [
    new RegExp(String.raw`(${named}["']?\s{0,4}[:=]\s{0,4})("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')`, 'gi'),
    `$1'${covered}'`,
  ],
  [new RegExp(String.raw`(${named}\\{1,9}"\s{0,4}:\s{0,4}\\{1,9}")[^"\\]*`, 'gi'), `$1${covered}`],
]

/** Makes a function that takes these secrets out of a text, in whatever form a script may have written them. */
export function scrubber(secrets: Iterable<string>): (text: string) => string {
  const words = new Set<string>()
  const parts = new Set<string>()
  for (const secret of secrets)
    if (secret.length >= shortest)
      for (const form of formsOf(secret)) (secret.length < short ? words : parts).add(form)
  const patterns = [
    ...[...parts].sort((a, b) => b.length - a.length).map(RegExp.escape),
    ...[...words].map((word) => `(?<![\\p{L}\\p{N}])${RegExp.escape(word)}(?![\\p{L}\\p{N}])`),
  ]
  const known = patterns.length ? new RegExp(patterns.join('|'), 'gu') : undefined
  return (text) =>
    shapes.reduce(
      (clean, [shape, instead]) => clean.replace(shape, instead),
      known ? text.replace(known, covered) : text,
    )
}

function formsOf(secret: string): readonly string[] {
  if (secret.length > long) return [secret]
  const quoted = inner(secret)
  const bytes = Buffer.from(secret)
  return [
    secret,
    quoted,
    inner(quoted),
    ...(secret.isWellFormed() ? [encodeURIComponent(secret)] : []),
    // Too short, and a word of somebody else's may look like it.
    ...(secret.length < short
      ? []
      : [bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('hex')]),
  ]
}

/** A text as it stands between the quotes of JSON. */
const inner = (text: string) => JSON.stringify(text).slice(1, -1)
