import type { Json } from '../../../model/trigger.ts'
import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'
import { scriptPrint } from '../scripts/script-print.ts'

interface Value extends Readonly<Record<string, Json>> {
  readonly print: string
  readonly texts: string
}

/** What a script does, with all that it imports from the project: `about` is the trigger. */
export const script: FactKind<Value> = {
  kind: 'script',
  names: 'trigger',
  *of(project) {
    for (const resource of project.all('trigger')) {
      const print = scriptPrint(project, resource)
      if (print) yield { about: [resource.name], value: print, at: { resource, path: ['script'] } }
    }
  },
  *tell({ about: [name = ''], before, after }, { after: now }) {
    const hooks = now.model.pools.flatMap((pool) => usedAt(pool.properties.LambdaConfig, name, now.model))
    const where = hooks.length ? '' : ', which no pool runs'
    if (!after)
      yield { risk: 'code-changed', sentence: `the script of ${code(name)} cannot be read any more` }
    else if (!before || before.value.print !== after.value.print)
      yield { risk: 'code-changed', sentence: `the script of ${code(name)}${where} does something else` }
    else
      yield {
        risk: 'cosmetic',
        sentence: `the script of ${code(name)} is written otherwise, and does the same: only comments, types and layout differ`,
      }
  },
}

type Model = Parameters<FactKind['of']>[0]['model']

/** Whether a pool runs a script, as once for each. */
function usedAt(
  config: Model['pools'][number]['properties']['LambdaConfig'],
  name: string,
  { functions }: Model,
) {
  return Object.values(config ?? {}).flatMap((bound) => {
    const arn = typeof bound === 'string' ? bound : bound?.LambdaArn
    return (arn === undefined ? undefined : functions.get(arn))?.stages.some(
      ({ trigger }) => trigger.name === name,
    )
      ? [true]
      : []
  })
}
