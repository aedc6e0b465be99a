import { spellingOf } from '../../iam/spelling.ts'
import { operators } from '../../iam/operators/index.ts'
import type { Resource } from '../merge/resource.ts'
import { nearest } from '../nearest.ts'
import { isOwn, lookUpKey } from './condition-key.ts'
import type { SaidPolicy } from './said-policies.ts'
import type { Mistake, Tell } from './tell.ts'

/** Mistakes that are told of one policy: nobody reads more, and looking for what was meant costs time. */
const mostTold = 50

/** Checks that the operators and the keys of conditions are there. */
export function checkConditions(resource: Resource, { statements }: SaidPolicy, tell: Tell): void {
  let told = 0
  for (const { actions, conditions } of statements)
    for (const { operator, key } of conditions) {
      if (told >= mostTold) return
      if (!spellingOf(operator.text)) {
        tell(resource, operator.path, unknownOperator(operator.text), 'key')
        told += 1
      }
      const found = lookUpKey(key.text)
      if (found === 'known') continue
      if (found.foreign && isOwn(key.text, actions)) continue
      tell(resource, key.path, unknownKey(key.text, found.meant), 'key')
      told += 1
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
