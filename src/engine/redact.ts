/** Names under which secrets stand in events, answers, inputs and outputs: in lower case, letters and digits only. */
const secret = new Set([
  'answer',
  'challengeanswer',
  'code',
  'confirmationcode',
  'contextassertion',
  'codeverifier',
  'cookie',
  'emailotpcode',
  'logins',
  'passwordverifier',
  'presignedurl',
  'privatechallengeparameters',
  'pwd',
  'samlassertion',
  'secretcode',
  'secrets',
  'seed',
  'session',
  'smsmfacode',
  'smsotpcode',
  'softwaretokenmfacode',
  'tokencode',
  'tokens',
  'usercode',
])
/** What the name of anything secret may end with, as in `custom:apiToken`, `NEW_PASSWORD` and `X-Api-Key`. */
const secretEnd =
  /(?:apikey|authorization|credentials?|passw(?:or)?d|privatekey|secret(?:block|hash|string|value)?|signature|token)$/
/** What stands in the place of a secret. */
export const covered = '[redacted]'

/** Whether what bears a name is a secret, however the name is written. */
export function isSecret(name: string): boolean {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '')
  return secret.has(plain) || secretEnd.test(plain)
}

/** What lies under covered members, for those who must see to it that it stands nowhere else. */
const under = new WeakMap<object, unknown[]>()

/** Gives an object a member that is covered when somebody looks, and costs nothing where nobody does. */
export function showCovered<Shown extends object>(object: Shown, name: string, value: unknown): Shown {
  keepUnder(object, value)
  return Object.defineProperty(object, name, {
    enumerable: true,
    configurable: true,
    get: () => redact(value),
  })
}

/** Says that a text is a secret wherever an object tells of its use, though no member holds it. */
export const hide = (object: object, text: string): void => keepUnder(object, { secrets: text })

function keepUnder(object: object, value: unknown): void {
  const before = under.get(object)
  if (before) before.push(value)
  else under.set(object, [value])
}

/** The texts that are covered in the members which `showCovered` gave an object, and those that `hide` named. */
export const secretsUnder = (object: object): ReadonlySet<string> => secretsIn(under.get(object) ?? [])

/** A copy that may be shown: every secret in it is covered. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > deepest) return covered
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      isCovered(name, inner, value) ? covered : redact(inner, depth + 1),
    ]),
  )
}

/** Every text and number in a value that `redact` covers, as far down as anybody would nest them. */
export function secretsIn(value: unknown): ReadonlySet<string> {
  const found = new Set<string>()
  collect(value, false, found, 0)
  return found
}

function collect(value: unknown, taken: boolean, found: Set<string>, depth: number): void {
  if (typeof value === 'string' || typeof value === 'number') {
    if (taken) found.add(String(value))
  } else if (typeof value === 'object' && value !== null && depth < bottom)
    for (const [name, inner] of Object.entries(value))
      collect(inner, taken || depth > deepest || isCovered(name, inner, value), found, depth + 1)
}

const deepest = 16
/** Results of earlier challenges, and the names of providers, which are no secrets as lists. */
const listed = ['session', 'Logins']
// What a caller sends may be nested deeper than a stack goes.
const bottom = 100

function isCovered(name: string, inner: unknown, { Name: named }: { readonly Name?: unknown }): boolean {
  if (inner === null || inner === undefined) return false
  // Attributes go about as pairs of a name and a value.
  if (name === 'Value' && typeof named === 'string') return isSecret(named)
  // As an app is known there: its key with its secret.
  if (name === 'api.twitter.com' && typeof inner === 'string') return true
  return isSecret(name) && !(listed.includes(name) && Array.isArray(inner))
}
