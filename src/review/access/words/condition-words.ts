import type { WeighedCondition } from '../weigh.ts'

/** What operators say of a key, without quantifier and `IfExists`. */
const verbs: Readonly<Record<string, string>> = {
  StringEquals: 'is',
  StringNotEquals: 'is not',
  StringEqualsIgnoreCase: 'is, in any letter case,',
  StringNotEqualsIgnoreCase: 'is not, in any letter case,',
  StringLike: 'is like',
  StringNotLike: 'is not like',
  NumericEquals: 'is',
  NumericNotEquals: 'is not',
  NumericLessThan: 'is less than',
  NumericLessThanEquals: 'is at most',
  NumericGreaterThan: 'is more than',
  NumericGreaterThanEquals: 'is at least',
  DateEquals: 'is',
  DateNotEquals: 'is not',
  DateLessThan: 'is before',
  DateLessThanEquals: 'is not after',
  DateGreaterThan: 'is after',
  DateGreaterThanEquals: 'is not before',
  Bool: 'is',
  BinaryEquals: 'is',
  IpAddress: 'is in',
  NotIpAddress: 'is not in',
  ArnEquals: 'is like',
  ArnLike: 'is like',
  ArnNotEquals: 'is not like',
  ArnNotLike: 'is not like',
}

/** What a condition asks for: `every value of dynamodb:LeadingKeys is "acme"`. */
export function conditionWords({
  operator,
  key,
  wanted,
}: Pick<WeighedCondition, 'operator' | 'key' | 'wanted'>): string {
  if (operator === 'Null') return wanted.includes('true') ? `there is no ${key}` : `there is a ${key}`
  const [, quantifier = '', name = '', ifExists = ''] =
    /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/.exec(operator) ?? []
  const verb = verbs[name] ?? `fits ${name}`
  const subject =
    quantifier === 'ForAllValues' ? `every value of ${key}` : quantifier ? `a value of ${key}` : key
  return `${subject}${ifExists && ', if it is there,'} ${verb} ${wanted.map(quoted).join(' or ')}`
}

/** What is so where a condition is not: of one that says `not`, which would be said twice over. */
export function contraryWords({
  operator,
  key,
  wanted,
}: Parameters<typeof conditionWords>[0]): string | undefined {
  const plain = operator.replace('Not', '')
  return operator.includes('Not') && Object.hasOwn(verbs, plain)
    ? conditionWords({ operator: plain, key, wanted })
    : undefined
}

/** What a condition saw: `it is "acme"`, `it is not there`, or that nobody knows. */
export function seenWords({ saw, unknown }: WeighedCondition): string {
  if (saw === undefined) return unknown ? 'it is not known' : 'it is not there'
  if (saw.length === 0) return 'it has no value'
  const known = `it is ${saw.map(quoted).join(', ')}`
  // A variable that nobody can fill in stands in what it is compared with.
  return unknown ? `${known}, and with what it is compared is not known` : known
}

/** A text in quotation marks, with nothing in it that a terminal would obey. */
export const quoted = (text: string): string => JSON.stringify(text)
