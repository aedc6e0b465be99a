import type { Context } from '../../model/iam.ts'

/**
 * A pattern of a resource with the variables filled in that are known, and, as it is asked about, a star for
 * each that is not. It is nothing's pattern where a key is absent, and unclear where a value is not to be had here.
 */
export function fill(
  pattern: string,
  context: Context,
  unknown: (key: string) => boolean,
): { readonly shown: string; readonly asked: string } | 'nothing' | 'unclear' {
  const values = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]))
  let outcome: 'filled' | 'nothing' | 'unclear' = 'filled'
  let shown = ''
  let asked = ''
  let from = 0
  for (const { 0: written, 1: inside = '', index } of pattern.matchAll(/\$\{([^}]*)\}/g)) {
    const before = pattern.slice(from, index)
    from = index + written.length
    const [, name = inside, fallback] = /^(.*?),\s*'(.*)'\s*$/.exec(inside) ?? []
    const key = name.trim()
    const value = values.get(key.toLowerCase())
    const literal = /^[*?$]$/.test(inside) ? inside : value === undefined ? fallback : value
    if (!/^[*?$]$/.test(inside) && unknown(key)) {
      shown += before + written
      asked += `${before}*`
      continue
    }
    if (literal === undefined) outcome = /^aws:(principal|resourceaccount)/i.test(key) ? 'unclear' : 'nothing'
    else if (typeof literal !== 'string') outcome = 'nothing'
    shown += before + String(literal)
    asked += before + String(literal)
  }
  if (outcome !== 'filled') return outcome
  return { shown: shown + pattern.slice(from), asked: asked + pattern.slice(from) }
}
