import type { Lacks } from '../../../config/link/lacking.ts'
import { demands, isLike, spelled } from '../../lint/questions/asks.ts'
import { lackingStatements } from '../../lint/questions/lacked.ts'
import type { Asks } from '../../lint/questions/policy-statements.ts'
import type { Rule } from '../../lint/rule.ts'

/** Denials that deny nothing. */
export const denialsApply: Rule = {
  id: 'PW-IAM-016',
  severity: 'warning',
  score: 3,
  title: 'a denial rests on a condition that never holds',
  why: 'A condition on a key that the request has not got fails, and a denial that fails denies nothing. `Bool: { aws:MultiFactorAuthPresent: false }` does not refuse somebody who comes with an access key or through an identity pool, since such a request has no such key; `BoolIfExists` does. Ask for keys that are there, or deny what is missing too.',
  source: 'IAM Access Analyzer, policy validation; IAM User Guide, "AWS global condition context keys"',
  bad: {
    'pools/backend.iam-user.yaml': `
allow: [{ do: s3:GetObject, on: arn:aws:s3:::shop-reports/* }]
deny:
  - do: s3:DeleteObject
    on: '*'
    condition: { Bool: { aws:MultiFactorAuthPresent: 'false' } }
`,
  },
  good: {
    'pools/backend.iam-user.yaml': `
allow: [{ do: s3:GetObject, on: arn:aws:s3:::shop-reports/* }]
deny:
  - do: s3:DeleteObject
    on: '*'
    condition: { BoolIfExists: { aws:MultiFactorAuthPresent: 'false' } }
`,
  },
  *check(project) {
    for (const { statement, lacks } of lackingStatements(project)) {
      if (statement.effect !== 'Deny') continue
      for (const asks of statement.conditions) {
        const why = neverHolds(asks, lacks)
        if (why)
          yield { message: `the statement denies nothing: ${why.why}`, at: asks.operator.at, help: why.help }
      }
    }
  },
}

function neverHolds(asks: Asks, lacks: Lacks): ReturnType<Lacks> {
  const { operator, key, values } = asks
  const spelling = spelled(asks)
  if (!spelling || spelling.ifExists || spelling.all) return undefined
  const name = key.text.toLowerCase()
  if (
    name === 'aws:multifactorauthpresent' &&
    operator.text === 'Bool' &&
    values.some(({ text }) => text === 'false')
  )
    return {
      why: `\`${key.text}\` is not there when somebody comes without a second factor`,
      help: 'write `BoolIfExists`',
    }
  if (spelling.operator.negated && isLike(asks) && values.some(({ text }) => text === '*'))
    return { why: `no \`${key.text}\` is other than \`*\``, help: 'write what is excepted' }
  const there = spelling.operator.absence && values.every(({ text }) => text === 'false')
  const lacking = demands(asks) || there ? lacks(key.text) : undefined
  return lacking && { why: `no request has \`${key.text}\`, for ${lacking.why}`, help: lacking.help }
}
