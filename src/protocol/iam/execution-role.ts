import type { Ports } from '../../engine/ports.ts'
import type { Session, Signer } from '../../model/session.ts'
import type { Stage } from '../../model/trigger.ts'
import { signerOf } from '../sigv4/signer-of.ts'

/** As long as Lambda runs a function, in milliseconds. */
const longest = 15 * 60_000

/**
 * Who a script is whose trigger names a role: a session of it under the trigger's name, as of a function of
 * Lambda. Nobody where the trigger names none; nobody of any rights where the role is not declared.
 */
export function executionRole(
  { trigger, capabilities: { role: arn } }: Stage,
  region: string,
  ports: Pick<Ports, 'iam' | 'clock'>,
): Signer | undefined {
  if (arn === undefined) return undefined
  const { iam, clock } = ports
  const [, , , , account = iam.account, ...rest] = arn.split(':')
  const name = rest.join(':').split('/').at(-1) ?? ''
  const issued = clock.now()
  const session: Session = {
    kind: 'assumed role',
    account,
    arn: `arn:aws:sts::${account}:assumed-role/${name}/${trigger.name}`,
    userId: `${iam.role(arn)?.id ?? 'AROA'}:${trigger.name}`,
    principalArn: arn,
    sessionName: trigger.name,
    issued,
    expires: issued + longest,
    policies: [],
    policyArns: [],
    scopeDown: false,
    tags: {},
    transitiveTags: [],
    chained: false,
    context: { 'lambda:SourceFunctionArn': trigger.arn },
  }
  // It signs with no key of its own: what it may do is decided within this server.
  return signerOf({ accessKeyId: trigger.name, region }, { session }, ports, true)
}
