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

/** What there must be in the JSON of a value for one of the shapes to be found in it. */
const traces = ['eyJ', 'Signature=', '\\"', "'"]

/**
 * A value of JSON without these secrets, neither as texts nor in names of members, in whatever form a script
 * may have written them. It costs little where there are none, which is nearly always. Unless told not to, it
 * takes out what looks like a secret, too.
 */
export function scrub<Value>(
  value: Value,
  secrets: Iterable<string>,
  { lookalikes = true }: { readonly lookalikes?: boolean } = {},
): Value {
  const text = JSON.stringify(value) ?? ''
  const there = new Set([...secrets].flatMap(formsOf).filter((form) => text.includes(inner(form))))
  const known = there.size ? patternOf(there) : undefined
  const shaped = lookalikes && (traces.some((trace) => text.includes(trace)) || /bearer /i.test(text))
  return known || shaped ? (without(value, (one) => cleaned(one, known, shaped)) as Value) : value
}

function cleaned(text: string, known: RegExp | undefined, shaped: boolean): string {
  const clean = known ? text.replace(known, covered) : text
  return shaped ? shapes.reduce((now, [shape, instead]) => now.replace(shape, instead), clean) : clean
}

/** The same value with every text in it, and every name of a member, changed. */
function without(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === 'string') return clean(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => without(item, clean))
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [clean(name), without(item, clean)]))
}

/** Finds forms of secrets, the longest first; short ones only where they are words. */
function patternOf(forms: ReadonlySet<string>): RegExp {
  const patterns = [...forms]
    .sort((a, b) => b.length - a.length)
    .map((form) => {
      const escaped = RegExp.escape(form)
      return form.length < short ? `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])` : escaped
    })
  return new RegExp(patterns.join('|'), 'gu')
}

function formsOf(secret: string): readonly string[] {
  if (secret.length < shortest) return []
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
