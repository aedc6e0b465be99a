import type { Cited, Decision, Explained, Layer, SeenCondition, SeenStatement } from '../model/iam.ts'

/** What a step expects IAM to decide. */
export interface Expected {
  readonly decision: Decision['decision']
  /** The Sid of the statement that decides. */
  readonly by?: string
  readonly layer?: Layer
}

/** Whether a decision is the one expected, as far as that says anything. */
export function asExpected(expected: Expected, decision: Decision): boolean {
  const { by, layer } = expected
  return (
    expected.decision === decision.decision &&
    (by === undefined || by === decision.by?.sid) &&
    (layer === undefined || layer === (decision.by?.layer ?? decision.missing))
  )
}

/** How a decision differs from what was expected, and what led to it: every statement as it was read. */
export function tellDecision(expected: Expected, explained: Explained): readonly string[] {
  return [
    `expected ${inWords(expected)}`,
    `decided ${decided(explained)}`,
    ...explained.statements.flatMap(reading),
    ...(explained.statements.length ? [] : ['there is no statement']),
  ]
}

const inWords = ({ decision, by, layer }: Expected) =>
  [decision, by && `by \`${by}\``, layer && `in ${layer}`].filter(Boolean).join(' ')

function decided({ decision, by, missing }: Decision): string {
  if (by) return `${decision} by ${statementOf(by)} in ${by.layer}`
  return missing ? `${decision}: nothing in ${missing} allows it` : decision
}

const statementOf = ({ sid, policy, statement }: Cited) =>
  sid === undefined ? `statement ${statement + 1} of \`${policy}\`` : `\`${sid}\``

/** What is said of a statement by the first part of it that does not fit. */
const unfitting: Readonly<Record<NonNullable<SeenStatement['unfit']>, string>> = {
  document: 'is of a document with a mistake, of which nothing allows',
  principal: 'is about another principal',
  action: 'is about another action',
  resource: 'is about another resource',
  condition: 'does not hold',
}

function reading(seen: SeenStatement): readonly string[] {
  const { layer, effect, at, unfit, conditions } = seen
  const place = at ? ` (${at.file}:${at.line})` : ''
  const said = unfit ? unfitting[unfit] : effect === 'Allow' ? 'allows it' : 'denies it'
  return [
    `${layer}: ${statementOf(seen)}${place} ${said}`,
    ...(!unfit || unfit === 'condition' ? conditions.map(condition) : []),
  ]
}

function condition({ operator, key, wanted, saw, holds }: SeenCondition): string {
  const has = saw === undefined ? 'the request has none' : `the request has ${list(saw)}`
  return `  ${operator} ${key} ${list(wanted)} ${holds ? 'holds' : 'does not hold'}: ${has}`
}

const list = (texts: readonly string[]) =>
  texts.length ? texts.map((text) => `\`${text}\``).join(', ') : 'nothing'
