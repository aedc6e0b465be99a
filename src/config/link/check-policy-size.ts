import type { JsonObject } from '../../model/trigger.ts'
import type { Resource } from '../merge/resource.ts'
import type { SaidPolicy } from './said-policies.ts'
import type { Mistake, Tell } from './tell.ts'

/** Characters that IAM takes, white space aside: of the inline policies of one principal together. */
const most = { role: 10_240, 'iam-user': 2048, policy: 6144 } as const
/** Of a trust policy: what every account has, and what it can ask for. */
const trustLengths = { plain: 2048, raised: 8192 } as const

/** Checks that the policies of a resource are not longer than IAM takes. */
export function checkPolicySize(resource: Resource, policies: readonly SaidPolicy[], tell: Tell): void {
  const { kind } = resource
  const own = policies.filter((one) => one.kind === 'identity')
  const total = own.reduce((length, { document }) => length + lengthOf(document), 0)
  if ((kind === 'role' || kind === 'iam-user' || kind === 'policy') && total > most[kind])
    tell(
      resource,
      own.at(-1)?.path ?? [],
      kind === 'policy'
        ? tooLong('the policy is', total, most[kind], 'make two of it, and name both under `managed`')
        : tooLong(
            'the inline policies are',
            total,
            most[kind],
            'move statements into a `*.policy.yaml`, and name it under `managed`',
          ),
      'key',
    )
  const trust = policies.find((one) => one.kind === 'trust')
  const length = trust ? lengthOf(trust.document) : 0
  if (!trust || length <= trustLengths.plain) return
  const raised = length <= trustLengths.raised
  tell(resource, trust.path, {
    ...tooLong(
      'the trust policy is',
      length,
      raised ? trustLengths.plain : trustLengths.raised,
      raised ? `an account can ask to have ${grouped(trustLengths.raised)}` : 'trust fewer, or by patterns',
    ),
    ...(raised && { severity: 'warning' }),
  })
}

/** As IAM counts: white space is free. */
const lengthOf = (document: JsonObject) => JSON.stringify(document).replaceAll(/\s/g, '').length

const grouped = (count: number) => count.toLocaleString('en-US')

const tooLong = (what: string, length: number, limit: number, help: string): Mistake => ({
  rule: 'PW-LINK-041',
  message: `${what} ${grouped(length)} characters long, and IAM takes ${grouped(limit)}`,
  help,
})
