import type { Json } from '../model/trigger.ts'
import type { Change } from './diff.ts'
import { visible } from './visible.ts'

/** How a change is said: a place, and what it was and is, as lines that begin with `+`, `-` or a blank. */
export function changeLines(changes: readonly Change[]): readonly string[] {
  return changes.flatMap(({ path, before, after }) => [
    `  ${place(path)}`,
    ...(before === undefined ? [] : jsonLines('-', before)),
    ...(after === undefined ? [] : jsonLines('+', after)),
  ])
}

/** A path as an expression would say it: `response.claims["custom:tier"][0]`. */
export const place = (path: Change['path']) =>
  visible(
    path
      .map((key) =>
        typeof key === 'number' ? `[${key}]` : /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : bracketed(key),
      )
      .join('')
      .replace(/^\./, ''),
  )

const bracketed = (key: string) => `[${JSON.stringify(key)}]`

function jsonLines(sign: string, value: Json): string[] {
  const short = JSON.stringify(value)
  const text = short.length <= 80 ? short : JSON.stringify(value, null, 2)
  return visible(text)
    .split('\n')
    .map((line) => `${sign}   ${line}`)
}
