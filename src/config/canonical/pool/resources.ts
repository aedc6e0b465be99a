import type { Json, JsonObject } from '../../../model/trigger.ts'
import { reference, text, whole } from '../lenses.ts'
import { map } from '../map.ts'
import type { Lens, Row } from '../table.ts'
import { simple } from '../table.ts'
import { isObject } from '../tree.ts'

/** Groups by name. */
export const groups: Row = map(
  'groups',
  {
    rows: [
      simple('description', 'Description', text),
      simple('precedence', 'Precedence', whole),
      simple('role', 'RoleArn', reference('role')),
    ],
  },
  'no aws',
)

const scopes: Lens = {
  there: (value) =>
    Object.entries(value as JsonObject).map(([ScopeName, ScopeDescription]) => ({
      ScopeName,
      ScopeDescription,
    })),
  back: (value) =>
    Array.isArray(value) && value.every((scope: Json) => isObject(scope) && 'ScopeDescription' in scope)
      ? Object.fromEntries(
          value.map((scope: JsonObject) => [String(scope['ScopeName']), scope['ScopeDescription'] as Json]),
        )
      : undefined,
}

/** APIs by identifier, which is also their name where they have no other. */
export const resourceServers: Row = map(
  'resourceServers',
  {
    implied: ({ name }) => ({ Name: name }),
    rows: [simple('name', 'Name', text), simple('scopes', 'Scopes', scopes)],
  },
  'no aws',
)
