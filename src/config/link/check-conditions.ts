import { spellingOf } from '../../iam/spelling.ts'
import type { Operator } from '../../iam/operator.ts'
import { operators } from '../../iam/operators/index.ts'
import type { Resource } from '../merge/resource.ts'
import type { Part, Path } from '../path.ts'
import { nearest } from '../nearest.ts'
import { isOwn, lookUpKey } from './condition-key.ts'
import type { SaidPolicy } from './said-policies.ts'
import type { Mistake, Tell } from './tell.ts'

/** Mistakes that are told of one policy: nobody reads more, and looking for what was meant costs time. */
const mostTold = 50

/** Checks that the operators and the keys of conditions are there, and that values can be compared with. */
export function checkConditions(resource: Resource, { statements }: SaidPolicy, tell: Tell): void {
  let told = 0
  const once = (path: Path, mistake: Mistake | undefined, of?: Part) => {
    if (!mistake || told >= mostTold) return
    tell(resource, path, mistake, of)
    told += 1
  }
  for (const { actions, conditions } of statements)
    for (const { operator, key, values } of conditions) {
      const spelling = spellingOf(operator.text)
      if (!spelling) once(operator.path, unknownOperator(operator.text), 'key')
      const found = lookUpKey(key.text)
      if (found !== 'known' && !(found.foreign && isOwn(key.text, actions)))
        once(key.path, unknownKey(key.text, found.meant), 'key')
      for (const { text, path } of values) once(path, vainValue(operator.text, text, spelling?.operator))
    }
}

/** What of the wrong kind is equal to nothing, so that `Not` always holds, and nothing else ever does. */
function vainValue(written: string, text: string, operator: Operator | undefined): Mistake | undefined {
  if (!operator?.takes || operator.takes.is(text)) return undefined
  return {
    rule: 'PW-LINK-044',
    severity: 'warning',
    message: `\`${written}\` compares with ${operator.takes.what}, and \`${text}\` is none: it ${operator.negated ? 'always' : 'never'} holds`,
    help: `write ${operator.takes.what}`,
  }
}

function unknownOperator(written: string): Mistake {
  const [, before = '', rest = ''] = /^(ForAllValues:|ForAnyValue:)?(.*)$/s.exec(written) ?? []
  const [, base = '', after = ''] = /^(.*?)(IfExists)?$/is.exec(rest) ?? []
  const meant =
    [...operators.keys()].find((one) => one.toLowerCase() === base.toLowerCase()) ??
    nearest(base, operators.keys())
  const whole = meant === 'Null' ? meant : `${before}${meant}${after ? 'IfExists' : ''}`
  return {
    rule: 'PW-LINK-036',
    message: `there is no condition operator \`${written}\``,
    help:
      meant === 'Null' && base === meant
        ? '`Null` stands alone: whether a key is there can be asked in one way only'
        : meant
          ? `did you mean \`${whole}\`?`
          : `there are: ${[...operators.keys()].join(', ')}`,
  }
}

const unknownKey = (key: string, meant: string | undefined): Mistake => ({
  rule: 'PW-LINK-037',
  // IAM takes no key without a colon, and any other.
  severity: key.indexOf(':') < 1 ? 'error' : 'warning',
  message: `no condition key \`${key}\` is known`,
  help: meant ? `did you mean \`${meant}\`?` : 'where no request has it, the condition sees an absent key',
})
