import type { Paint } from '../reporter.ts'
import type { Permission } from './can.ts'
import { labelled, laidOut, trustRows, type Row } from './rows.ts'
import { claimNeeds, type ToldWay } from './told.ts'
import type { Weighed } from './weigh.ts'
import { comingWords, givenWords, insteadWords, takenWords } from './words/given-words.ts'
import { conditionLines, statementWords } from './words/statement-words.ts'

/** Whom and what was asked about, in words. */
export interface Question {
  readonly who: string
  readonly action: string
  readonly resource: string
}

/** The answer in one sentence: `yes: …`, `yes, if …`, `no: …`. */
export function headline(permission: Permission, ways: readonly ToldWay[], question: Question): string {
  const { who, action, resource } = question
  if (permission.verdict === 'no') {
    const reasons = [...new Set(ways.map(({ reason }) => reason ?? ''))].filter(Boolean)
    const [only = `no identity pool gives ${who} a role`] = reasons
    return `no: ${reasons.length > 1 ? `none of the ${ways.length} ways by which they come allows it` : only}`
  }
  if (permission.verdict === 'if') return `yes, ${dependsWords(permission, ways)}`
  return `yes: ${who} may ${action}${resource === '*' ? ', whatever it is done to' : ` on ${resource}`}`
}

/** What an `if` depends on: `if … and …, unless …`. */
export function dependsWords({ verdict }: Permission, ways: readonly ToldWay[]): string {
  const way = ways.find((one) => one.verdict === verdict) ?? ways.find((one) => one.verdict !== 'no')
  if (!way) return ''
  // Of several roles of which nobody knows which one it is, some are enough.
  const rivals = ways.filter(
    (one) => one.given === way.given && one.instead && one !== way && one.verdict === 'no',
  )
  const needs = [...claimNeeds(way), ...way.needs]
  const unless = [...way.unless, ...rivals.flatMap(claimNeeds)]
  const words = [
    ...(needs.length ? [`if ${needs.join(' and ')}`] : []),
    ...(unless.length ? [`unless ${unless.join(', or ')}`] : []),
  ]
  // Each is allowed by something, and nobody can say what all of it has in common.
  return words.join(', ') || 'if all that is not known is as it must be'
}

/** All that led to the answer, way by way, each with its place. */
export const permissionLines = (ways: readonly ToldWay[], paint: Paint): readonly string[] =>
  laidOut(
    ways.flatMap((way, at) => rowsOf(way, at > 0)),
    paint,
  )

function rowsOf(way: ToldWay, further: boolean): readonly Row[] {
  const { given, instead, flow, role, trust, statements, wanting } = way
  const coming = given && `${comingWords(given)}${flow === 'classic' ? ', in the classic flow' : ''}`
  const head: Row[] = given
    ? [
        {
          indent: 2,
          text: `${coming}: ${flow && role ? takenWords(role.name) : instead ? insteadWords(instead) : givenWords(given)}`,
          at: flow ? undefined : instead ? instead.at : given.at,
        },
      ]
    : []
  const inner = given ? 4 : 2
  const trusted = trust ? trustRows(trust, inner) : []
  return [
    ...(further ? [{ indent: 0, text: '' }] : []),
    ...head,
    ...trusted,
    ...statements.filter(isTold(way)).flatMap((one) => statementRows(one, inner, way)),
    ...wanting.map((text) => ({ indent: inner, text: `${labelled('needed')}${text}` })),
  ]
}

/** Statements that have no part in the answer are left out, unless one that allows is what is missing. */
const isTold =
  ({ verdict, statements }: ToldWay) =>
  ({ layer, effect, applies }: Weighed) => {
    if (applies !== 'no') return true
    const allowed = statements.some(
      (one) => one.layer === layer && one.effect === 'Allow' && one.applies !== 'no',
    )
    return verdict !== 'yes' && effect === 'Allow' && !allowed
  }

function statementRows(weighed: Weighed, indent: number, way: ToldWay): readonly Row[] {
  const overall = way.answer?.on !== undefined
  return [
    { indent, text: `${labelled(weighed.layer)}${statementWords(weighed, overall)}`, at: weighed.at },
    ...conditionLines(weighed).map((text) => ({ indent: indent + 14, text })),
  ]
}
