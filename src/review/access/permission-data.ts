import type { Permission } from './can.ts'
import type { Question } from './permission-lines.ts'
import type { ToldWay } from './told.ts'

/** What programs are told beside the answer. */
interface More extends Question {
  /** As it was typed. */
  readonly principal: string
  readonly sentence: string
  readonly warnings: readonly string[]
}

/** An answer for programs. */
export const permissionData = (
  { verdict }: Permission,
  ways: readonly ToldWay[],
  { principal, action, resource, sentence, warnings }: More,
) => ({
  ok: verdict === 'yes',
  answer: verdict,
  sentence,
  principal,
  action,
  resource,
  ways: ways.map(wayData),
  warnings,
})

function wayData(way: ToldWay) {
  const { verdict, given, instead, flow, role, user, trust, answer, statements } = way
  const chosen = given?.chosen
  return {
    answer: verdict,
    ...(role && { role: role.name }),
    ...(user && { user: user.name }),
    ...(given && {
      identityPool: given.identityPool.name,
      login: given.login === 'guest' ? 'guest' : given.login.provider,
      ...(flow && { flow }),
      ...(flow
        ? {}
        : instead
          ? {
              chosen: { roleArn: instead.roleArn, because: { by: 'rule', rule: instead.rule } },
              if: { claim: instead.claim, match: instead.match, value: instead.value },
              at: instead.at,
            }
          : { chosen, at: given.at }),
      tags: given.tags,
      openTags: given.openTags,
    }),
    ...(trust && { trust: trust.verdict }),
    // What would allow, if all were as it must be, is no decision.
    ...(verdict === 'if' && answer?.decision.by && { by: answer.decision.by }),
    ...(verdict !== 'if' && verdict === answer?.verdict && { decision: answer.decision }),
    ...(answer?.on && { on: answer.on.patterns }),
    needs: way.needs,
    unless: way.unless,
    ...(way.reason !== undefined && { reason: way.reason }),
    wanting: way.wanting,
    statements: statements.map(({ doubt, ...one }) => ({ ...one, unknown: doubt.keys })),
  }
}
