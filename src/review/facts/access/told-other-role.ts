import type { Reviewed } from '../../lint/reviewed.ts'
import { code } from '../code.ts'
import type { Sides, Told } from '../fact.ts'
import { heldByRole } from './asker.ts'
import { compareHeld } from './compare-held.ts'
import type { OtherChoice } from './role-choice.ts'
import { toldAccess } from './told-access.ts'

/** What it comes to that somebody gets another role, or one, or none. ARNs are those of after. */
export function* toldOtherRole(
  who: string,
  { was, is }: Pick<OtherChoice, 'was' | 'is'>,
  sides: Sides,
): Generator<Told> {
  const { before, after, renames } = sides
  const words = (arn: string | undefined) =>
    arn === undefined ? 'no role' : `the role ${code(arn.slice(arn.lastIndexOf('/') + 1))}`
  const gets = who.startsWith('members') ? 'now get' : 'now gets'
  const sentence = `${who} ${gets} ${words(is)}, and got ${words(was)}`
  if (is === undefined) {
    yield { risk: 'client-breaking', sentence }
    return
  }
  const had = was === undefined ? undefined : heldByRole(before, oldName(was, before, renames))
  const has = heldByRole(after, nameOf(is, after))
  if (!has || (was !== undefined && !had)) {
    const why = 'a role is not of the project, and nothing is known of what it may do'
    yield { risk: 'access-unknown', sentence: `${sentence}: ${why}`, proof: { verdict: 'unknown', why } }
    return
  }
  for (const { sentence: more, ...told } of toldAccess(
    compareHeld(had, has, sides),
    'they',
    'both allow the same',
  ))
    yield { ...told, sentence: `${sentence}: ${more}` }
}

const nameOf = (arn: string, { model }: Reviewed) => model.roles.find((role) => role.arn === arn)?.name ?? ''

/** The name that a role had whose ARN of now is known. */
const oldName = (arn: string, { model }: Reviewed, renames: Sides['renames']) =>
  model.roles.find((role) => renames.value(role.arn) === arn)?.name ?? ''
