import { keyOf } from '../../iam/key.ts'
import type { Question } from '../../iam/question.ts'

/**
 * A pattern of a resource with the variables filled in that are known, and, as it is asked about, a star for
 * each that is not; nothing, where a variable has no value, and the pattern is of nothing.
 */
export function fill(
  pattern: string,
  question: Question,
  unknown: (key: string) => boolean,
): { readonly shown: string; readonly asked: string } | undefined {
  let shown = ''
  let asked = ''
  let from = 0
  for (const { 0: written, 1: inside = '', index } of pattern.matchAll(/\$\{([^}]*)\}/g)) {
    const before = pattern.slice(from, index)
    from = index + written.length
    const [, name = inside, fallback] = /^(.*?),\s*'(.*)'\s*$/.exec(inside) ?? []
    const isLiteral = /^[*?$]$/.test(inside)
    const key = name.trim()
    if (!isLiteral && unknown(key)) {
      shown += before + written
      asked += `${before}*`
      continue
    }
    const value = isLiteral ? inside : (question.value(keyOf(key)) ?? fallback)
    if (typeof value !== 'string') return undefined
    shown += before + value
    asked += before + value
  }
  return { shown: shown + pattern.slice(from), asked: asked + pattern.slice(from) }
}
