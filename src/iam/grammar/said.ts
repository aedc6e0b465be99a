import type { Json } from '../../model/trigger.ts'
import { listOf } from '../values/json.ts'

/** What a stranger wrote, short enough to be said back. */
export function said(value: Json): string {
  const text = typeof value === 'object' && value !== null ? '{…}' : String(value)
  return text.length > 64 ? `${text.slice(0, 64)}…` : text
}

/** Whether something is a text or several, none of them empty. */
export function areTexts(value: Json): boolean {
  const all = listOf(value)
  return all.length > 0 && all.every((one) => typeof one === 'string' && one !== '')
}
