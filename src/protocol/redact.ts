// Text that only ever carries a secret: a JSON Web Token or JWE, and what follows the name of a secret.
const secrets: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]{8,}(?:\.[\w-]*){1,4}/g, '[token]'],
  [/\b(Signature|Bearer|token)([= ])[\w.~+/=-]{6,}/g, '$1$2[redacted]'],
  [
    /("?\b\w*(?:password|secret|secretHash|token|session|code|srp_a|answer|signature|authorization)\b"?\s*[:=]\s*)("(?:[^"\\]|\\.)*"|'[^']*'|[^\s,;}]+)/gi,
    '$1[redacted]',
  ],
]

/** Takes passwords, tokens, codes and signatures out of a text that is about to be logged. */
export const redact = (text: string): string =>
  secrets.reduce((clean, [pattern, instead]) => clean.replace(pattern, instead), text)

/** An error as a log may keep it: its kind, its message and its stack, with secrets taken out. */
export function logged(error: unknown): { type: string; message: string; stack?: string } {
  if (!(error instanceof Error)) return { type: typeof error, message: redact(String(error)) }
  const { name, message, stack } = error
  return { type: name, message: redact(message), ...(stack && { stack: redact(stack) }) }
}
