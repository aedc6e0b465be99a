import type { RoleDocument, Statements } from '../made/documents.ts'
import type { Resource } from '../merge/resource.ts'
import type { Tell } from './tell.ts'

/** Checks that each statement of a policy says what it is about: a schema would tell one slip as two. */
export function checkStatements(resource: Resource, tell: Tell): void {
  const { allow = [], deny = [] } = resource.value as unknown as Pick<RoleDocument, 'allow' | 'deny'>
  check(resource, 'allow', allow, tell)
  check(resource, 'deny', deny, tell)
}

function check(resource: Resource, side: 'allow' | 'deny', statements: Statements, tell: Tell) {
  for (const [index, { do: actions, notDo, on, notOn }] of statements.entries()) {
    if (actions === undefined && notDo === undefined)
      tell(resource, [side, index], {
        rule: 'PW-LINK-022',
        message: 'the statement says no action',
        help: 'write `do` or `notDo`',
      })
    if (on === undefined && notOn === undefined)
      tell(resource, [side, index], {
        rule: 'PW-LINK-023',
        message: 'the statement says no resource',
        help: "write `on` or `notOn`; `on: '*'` is every resource",
      })
  }
}
