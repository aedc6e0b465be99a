import { attributesOf, carriedAs, declaredAs } from '../../../config/link/attributes.ts'
import type { PoolAttribute } from '../../../config/made/documents.ts'
import { standardAttributes } from '../../../model/standard-attributes.ts'
import type { JsonObject } from '../../../model/trigger.ts'
import { locate } from '../../lint/locate.ts'
import { appsOf } from '../../lint/questions/apps.ts'
import { powersOf } from '../../lint/questions/powers.ts'
import { writableBy } from '../../lint/questions/writable-attributes.ts'
import { code, valueWords } from '../code.ts'
import type { FactKind } from '../fact.ts'
import { newPool } from '../new-pool.ts'

/** The attributes of users as Cognito fixes them when a pool is made: `about` is the pool and the attribute. */
export const attribute: FactKind<JsonObject> = {
  kind: 'attribute',
  names: 'pool',
  *of(project) {
    for (const pool of project.all('pool'))
      for (const name of attributesOf(pool.says)) {
        const said = declaredAs(pool.says, name)
        const key = name.startsWith('custom:') ? name.slice('custom:'.length) : name
        yield {
          about: [pool.name, name],
          value: fixed(name, said),
          at: { resource: pool, path: ['attributes', key] },
        }
      }
  },
  *tell({ about: [pool = '', name = ''], before, after }, { after: now }) {
    const whose = `${code(name)} of ${code(pool)}`
    if (before && after) {
      const parts = Object.keys({ ...before.value, ...after.value }).filter(
        (part) => JSON.stringify(before.value[part]) !== JSON.stringify(after.value[part]),
      )
      const words = parts.map(
        (part) =>
          `\`${part}\` is now ${valueWords(after.value[part])}, and was ${valueWords(before.value[part])}`,
      )
      yield {
        risk: 'replace',
        rule: 'PW-PLAN-002',
        sentence: `the attribute ${whose} cannot become another one: ${words.join('; ')}; Cognito changes no attribute of a pool that is there`,
        help: `leave it, and declare another attribute beside it; else ${newPool}`,
      }
    } else if (before) {
      yield {
        risk: 'data-loss',
        rule: 'PW-PLAN-002',
        sentence: `the attribute ${whose} cannot be taken away: Cognito keeps every attribute of a pool, and only another pool, without its users, has it no more`,
        help: `leave it declared and let no client read or write it; else ${newPool}`,
      }
    } else {
      const resource = now.find('pool', pool)
      const power = resource && powersOf(now, resource).find((one) => one.attribute === name)
      const writers = resource ? appsOf(resource).filter((app) => writableBy(app).includes(name)) : []
      const by = writers.map((app) => code(app.name)).join(', ')
      yield {
        risk: power && writers.length ? 'access-widened' : 'resource-added',
        sentence: `users of ${code(pool)} can have ${code(name)}${by ? `, which they set for themselves by ${by}` : ''}${power ? ` and which ${power.does}` : ''}`,
        ...(power && { related: power.steps.map(({ message, at }) => ({ message, at: locate(at) })) }),
      }
    }
  },
}

/** What Cognito fixes; what is said of a standard attribute that is so of it anyway says nothing. */
function fixed(name: string, said: PoolAttribute = {}): JsonObject {
  const standard = standardAttributes.get(carriedAs(name))
  const { type, required, mutable, min, max } = said
  return {
    ...(!standard && { type: type ?? 'string' }),
    required: required ?? false,
    mutable: mutable ?? standard?.Mutable ?? true,
    min: min ?? null,
    max: max ?? null,
  }
}
