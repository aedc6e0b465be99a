import { holdersOf } from '../../lint/questions/holders.ts'
import { placeKey } from '../../lint/questions/open-grants.ts'
import { covers } from '../../lint/questions/patterns.ts'
import type { Asks, Said, Statement } from '../../lint/questions/policy-statements.ts'
import type { Rule } from '../../lint/rule.ts'

/** Statements without which the same is allowed and denied. */
export const noIdleStatements: Rule = {
  id: 'PW-IAM-018',
  severity: 'info',
  score: 2,
  title: 'a statement says nothing that another one does not say',
  why: 'What is allowed twice is not taken away by taking one of the two away, and a reader believes the narrower one. Keep the one that is meant.',
  source:
    'Proved here: every action and every resource of the one is among those of the other, under no further condition',
  bad: {
    'pools/backend.iam-user.yaml': `
allow:
  - { do: 's3:Get*', on: arn:aws:s3:::shop-reports/* }
  - { do: s3:GetObject, on: arn:aws:s3:::shop-reports/2026/* }
`,
  },
  good: {
    'pools/backend.iam-user.yaml': `
allow:
  - { do: s3:GetObject, on: arn:aws:s3:::shop-reports/* }
  - { do: s3:PutObject, on: arn:aws:s3:::shop-reports/2026/* }
`,
  },
  mended: {
    'pools/backend.iam-user.yaml': `
allow:
  - { do: 's3:Get*', on: arn:aws:s3:::shop-reports/* }
`,
  },
  *check(project) {
    const seen = new Set<string>()
    for (const { resource, statements } of holdersOf(project))
      for (const [index, statement] of statements.entries()) {
        // What a policy says may be needed by others who have it.
        if (statement.at.resource !== resource || seen.has(placeKey(statement.at))) continue
        const other = statements.find(
          (one, place) =>
            place !== index && saysAll(one, statement) && !(place > index && saysAll(statement, one)),
        )
        if (!other) continue
        seen.add(placeKey(statement.at))
        yield {
          message: `another statement ${statement.effect === 'Allow' ? 'allows' : 'denies'} all that this one does`,
          at: statement.at,
          help: 'keep the one that is meant',
          ...(typeof statement.at.path.at(-1) === 'number' && {
            fix: {
              title: 'take it out: the other one says it',
              resource,
              edits: [{ path: statement.at.path }],
            },
          }),
          related: [{ message: 'the other one', at: other.at }],
        }
      }
  },
}

/** Whether whatever one statement is about, another one is about as well. */
function saysAll(one: Statement, other: Statement): boolean {
  if (one.effect !== other.effect || one.butActions || other.butActions) return false
  if (one.butResources || other.butResources || one.variables !== other.variables) return false
  const all = (outer: readonly Said[], inner: readonly Said[], fold: (text: string) => string) =>
    inner.length > 0 && inner.every(({ text }) => outer.some((wide) => covers(fold(wide.text), fold(text))))
  return (
    all(one.actions, other.actions, (text) => text.toLowerCase()) &&
    all(one.resources, other.resources, (text) => text) &&
    one.conditions.every((asks) => other.conditions.some((same) => isSame(asks, same)))
  )
}

const isSame = (one: Asks, other: Asks) =>
  one.operator.text === other.operator.text &&
  one.key.text.toLowerCase() === other.key.text.toLowerCase() &&
  one.values.length === other.values.length &&
  one.values.every(({ text }) => other.values.some((value) => value.text === text))
