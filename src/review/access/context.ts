import type { Context } from '../../model/iam.ts'

/** Two contexts as one; what the second says counts, in whatever case the first has written the key. */
export function joined(context: Context, more: Context): Context {
  const said = new Set(Object.keys(more).map((key) => key.toLowerCase()))
  const rest = Object.entries(context).filter(([key]) => !said.has(key.toLowerCase()))
  return { ...Object.fromEntries(rest), ...more }
}
