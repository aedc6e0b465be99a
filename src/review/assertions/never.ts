import { isObject } from '../../config/canonical/tree.ts'
import { matching } from '../../iam/catalogue.ts'
import { newAccess } from '../../iam/compare/new-access.ts'
import type { PolicyDocument } from '../../model/cloudformation.ts'
import type { Policies, Policy } from '../../model/iam.ts'
import type { Json } from '../../model/trigger.ts'
import { textsOf } from '../access/doubt.ts'
import { fitsAction } from '../access/fits-action.ts'
import { statementsOf } from '../access/statement-list.ts'
import { citedWords } from '../access/words/statement-words.ts'
import { heldByRole } from '../facts/access/asker.ts'
import { asGuest, isForGuestsOnly } from '../facts/access/guest.ts'
import { code } from '../facts/code.ts'
import type { Reviewed } from '../lint/reviewed.ts'
import { locate } from '../lint/locate.ts'
import type { Asserted, Breach } from './breach.ts'

/**
 * What roles may do that they never may: over every action, resource and context that the assertion means. Where
 * nothing is found and nothing is in doubt, that is a proof.
 */
export function* brokenNever(
  { name, says: { role: pattern, can }, at: asserted }: Asserted<'never'>,
  project: Reviewed,
): Generator<Breach> {
  const [action = '', resource = ''] = can.split(' ')
  const roles = project.all('role').filter((role) => fits(pattern, role.name))
  if (!roles.length) {
    const message = `no role is called ${code(pattern)}`
    yield { rule: 'PW-ASSERT-006', assertion: name, subject: 'role', message, at: asserted, asserted }
  }
  for (const role of roles) {
    const held = heldByRole(project, role.name)
    if (!held) continue
    const { policies, asker } = isForGuestsOnly(project, role.name) ? asGuest(held) : held
    const { found, doubts } = newAccess({ identity: [] }, only(policies, action, resource), asker)
    const [shown] = found
    const [doubt] = doubts
    const own = { assertion: name, subject: `role/${role.name}`, asserted }
    const place = locate({ resource: role, path: [] })
    if (shown) {
      const { witness, having } = shown
      const by = having.by ? `, by ${code(citedWords(having.by))}` : ''
      yield {
        ...own,
        rule: 'PW-ASSERT-001',
        message: `the role ${code(role.name)} may ${code(can)}: for example ${code(witness.action)} on ${code(witness.resource)}${by}`,
        at: having.by?.at ?? place,
        help: 'take it from what is allowed, or deny it',
      }
    } else if (doubt)
      yield {
        ...own,
        rule: 'PW-ASSERT-002',
        message: `nobody can say whether the role ${code(role.name)} may ${code(can)}`,
        at: doubt.by.find(({ at }) => at)?.at ?? place,
        help: 'deny it, and it is sure',
      }
  }
}

/**
 * The same policies, without all that is not meant; statements keep their places. What is meant has no variables: it
 * is as it is written.
 */
function only(policies: Policies, pattern: string, resource: string): Policies {
  const actions = actionsOf(policies, pattern)
  const rest: Policy = {
    name: 'what is not meant',
    document: {
      Version: '2008-10-17',
      Statement: [
        { Effect: 'Deny', Action: actions, NotResource: resource },
        { Effect: 'Deny', Action: nothing, Resource: '*' },
      ],
    },
  }
  const meant = Object.entries(policies).map(([layer, all]) => [
    layer,
    (all as readonly Policy[]).map((policy) => ({ ...policy, document: about(policy.document, actions) })),
  ])
  const { identity = [], ...others } = Object.fromEntries(meant) as Policies
  return { ...others, identity: [...identity, rest] }
}

/** Every action that is meant: those that there are, and those that only the policies name. */
function actionsOf(policies: Policies, pattern: string): readonly string[] {
  const named = Object.values(policies).flatMap((all) =>
    all.flatMap(({ document }) =>
      statementsOf(document).flatMap(([, { Action, NotAction }]) => textsOf(Action ?? NotAction)),
    ),
  )
  const own = named.filter((action) => !/[*?]/.test(action) && fitsAction({ Action: pattern }, action))
  return [...new Set([...matching(pattern), ...own, pattern.replaceAll(/[*?]/g, 'x')])]
}

/** What a statement is about of which nothing is meant, since it has to be about something. */
const nothing = 'nothing:Nothing'

/** A document whose statements name those actions only. */
function about(document: PolicyDocument, actions: readonly string[]): PolicyDocument {
  const said = (statement: Json): Json => {
    if (!isObject(statement)) return statement
    const { Action: _, NotAction: _not, ...rest } = statement
    const fitting = actions.filter((action) => fitsAction(statement, action))
    return { ...rest, Action: fitting.length ? fitting : [nothing] }
  }
  const { Statement } = document
  return {
    ...document,
    Statement: Array.isArray(Statement) ? (Statement as readonly Json[]).map(said) : said(Statement ?? null),
  }
}

/** Whether a name fits a pattern in which `*` is any part of it. */
const fits = (pattern: string, name: string): boolean =>
  new RegExp(`^${pattern.split('*').map(RegExp.escape).join('.*')}$`, 's').test(name)
