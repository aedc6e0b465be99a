import { formatDuration } from '../../../config/duration.ts'
import { formatSize } from '../../../config/size.ts'
import type { Json, Limits } from '../../../model/trigger.ts'
import { code, valueWords } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** What one call of a script may use: `about` is the trigger and the limit. */
export const sandbox: FactKind = {
  kind: 'sandbox',
  names: 'trigger',
  *of({ all, model }) {
    for (const resource of all('trigger')) {
      const trigger = model.triggers.find(({ name }) => name === resource.name)
      if (!trigger) continue
      for (const [limit, value] of Object.entries(trigger.limits))
        yield { about: [resource.name, limit], value, at: { resource, path: ['sandbox', limit] } }
      yield {
        about: [resource.name, 'concurrency'],
        value: trigger.concurrency,
        at: { resource, path: ['concurrency'] },
      }
    }
  },
  *tell({ about: [trigger = '', limit = ''], before, after }) {
    const words = (value: Json | undefined) => valueWords(value === undefined ? value : shown(limit, value))
    yield {
      risk: 'limit-changed',
      sentence: `${code(limit)} of the script ${code(trigger)} is now ${words(after?.value)}, and was ${words(before?.value)}`,
    }
  },
}

const times: readonly (keyof Limits)[] = ['timeout', 'cpu']
const sizes: readonly (keyof Limits)[] = ['memory', 'output', 'logs', 'fetchSize']

function shown(limit: string, value: Json): Json {
  if (times.some((one) => one === limit)) return formatDuration(Number(value))
  return sizes.some((one) => one === limit) ? formatSize(Number(value)) : value
}
