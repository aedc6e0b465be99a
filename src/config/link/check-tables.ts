import type { TriggerDocument } from '../made/documents.ts'
import type { Resource } from '../merge/resource.ts'
import type { Tell } from './tell.ts'

/** Checks that triggers which name one embedded table mean one table. */
export function checkTables(triggers: readonly Resource[], tell: Tell): void {
  const byName = Map.groupBy(triggers.flatMap(tablesOf), ({ name }) => name)
  for (const [name, all] of byName) {
    if (new Set(all.map(({ keys }) => keys)).size < 2) continue
    for (const { trigger, path, keys } of all) {
      const others = all.filter((other) => other.keys !== keys)
      tell(
        trigger,
        path,
        {
          rule: 'PW-HOOK-021',
          message: `the table \`${name}\` has two sets of keys: ${keys} here, and elsewhere ${others[0]?.keys}`,
          help: 'a name stands for one table, whichever trigger uses it',
          related: others.map((other) => ({
            message: `here ${other.keys}`,
            resource: other.trigger,
            path: other.path,
          })),
        },
        'key',
      )
    }
  }
}

function tablesOf(trigger: Resource) {
  const { dynamodb } = (trigger.value as unknown as TriggerDocument).capabilities?.aws ?? {}
  // Behind an endpoint are other tables.
  if (!dynamodb || dynamodb.endpoint !== undefined) return []
  return Object.entries(dynamodb.tables ?? {}).map(([name, { partition, sort }]) => ({
    name,
    trigger,
    path: ['capabilities', 'aws', 'dynamodb', 'tables', name],
    keys: `\`${partition}\`${sort === undefined ? ' alone' : ` and \`${sort}\``}`,
  }))
}
