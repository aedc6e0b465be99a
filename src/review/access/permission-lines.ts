import type { Cited, Layer } from '../../model/iam.ts'
import type { Position } from '../../model/finding.ts'
import type { Paint } from '../reporter.ts'
import { visible } from '../visible.ts'
import type { Assumed } from './assumed.ts'
import type { Permission } from './can.ts'
import { claimNeeds, type ToldWay } from './told.ts'
import type { Weighed } from './weigh.ts'
import { comingWords, givenWords, insteadWords } from './words/given-words.ts'
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
    return `no: ${reasons.length > 1 ? `by none of ${ways.length} ways` : only}`
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
  return [
    ...(needs.length ? [`if ${needs.join(' and ')}`] : []),
    ...(unless.length ? [`unless ${unless.join(', or ')}`] : []),
  ].join(', ')
}

interface Row {
  readonly indent: number
  readonly text: string
  readonly at?: Position | undefined
}

/** All that led to the answer, way by way, each with its place. */
export function permissionLines(ways: readonly ToldWay[], paint: Paint): readonly string[] {
  const rows = ways.flatMap((way, at) => rowsOf(way, at > 0))
  const lengths = rows.flatMap(({ at, ...row }) => (at ? [lengthOf(row)] : []))
  const wide = Math.max(0, ...lengths.filter((length) => length <= 76))
  return rows.map(({ indent, text, at }) => {
    const words = `${' '.repeat(indent)}${visible(text)}`
    return at ? `${words.padEnd(wide)}  ${paint('place', placeOf(at))}` : words
  })
}

const lengthOf = ({ indent, text }: Row) => indent + text.length

/** `pools/shop.identity.yaml:16` */
export const placeOf = ({ file, line }: Position): string => visible(`${file}:${line}`)

function rowsOf(way: ToldWay, further: boolean): readonly Row[] {
  const { given, instead, flow, trust, statements, wanting } = way
  const coming = given && `${comingWords(given)}${flow === 'classic' ? ', in the classic flow' : ''}`
  const head: Row[] = given
    ? [
        {
          indent: 2,
          text: `${coming}: ${instead ? insteadWords(instead) : givenWords(given)}`,
          at: instead ? instead.at : given.at,
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

/** What the trust says, in one line where it says the same of all that is asked. */
function trustRows({ answers }: Assumed, indent: number): readonly Row[] {
  const lines = new Map<string, { readonly at: Position | undefined; readonly actions: string[] }>()
  for (const { asked, answer } of answers) {
    const at = answer.decision.by?.at
    const key = `${trustWords[answer.verdict]}\n${at && placeOf(at)}`
    const line = lines.get(key) ?? { at, actions: [] }
    line.actions.push(asked.request.action)
    lines.set(key, line)
  }
  return [...lines].map(([key, { at, actions }]) => ({
    indent,
    text: `${labelled('trust')}${key.split('\n')[0]} ${actions.join(' and ')}`,
    at,
  }))
}

const trustWords = { yes: 'allows', if: 'may allow', no: 'does not allow' } as const

const labelled = (label: Layer | 'needed' | Cited['layer']) => label.padEnd(12)

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
