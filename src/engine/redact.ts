/** Members of an event or an answer whose values are secrets, whatever lies above them. */
const secret = new Set([
  'password',
  'code',
  'challengeAnswer',
  'privateChallengeParameters',
  'secrets',
  'session',
  'token',
])
const covered = '[redacted]'

/** Gives an object a member that is covered when somebody looks, and costs nothing where nobody does. */
export const showCovered = <Shown extends object>(object: Shown, name: string, value: unknown): Shown =>
  Object.defineProperty(object, name, { enumerable: true, configurable: true, get: () => redact(value) })

/** A copy that may be shown: every secret in it is covered. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > 16) return covered
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (!secret.has(name) || inner === null || inner === undefined) return [name, redact(inner, depth + 1)]
      // The results of earlier challenges are called `session` too, and are no secret.
      return [name, name === 'session' && Array.isArray(inner) ? redact(inner, depth + 1) : covered]
    }),
  )
}
