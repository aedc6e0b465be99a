import { Fault } from '../../model/fault.ts'
import type { Errand } from '../effect.ts'
import type { Run, TraceLine } from '../flow.ts'
import { hook } from '../hook.ts'
import { CustomEmailSender } from '../hooks/custom-email-sender.ts'
import { CustomSMSSender } from '../hooks/custom-sms-sender.ts'
import type { Ports } from '../ports.ts'

const by = ({ reason }: Pick<Errand, 'reason'>, sender: Errand['sender']) => `${sender}_${reason}`
const senders = {
  CustomEmailSender: hook(CustomEmailSender, (errand: Errand) => by(errand, 'CustomEmailSender')),
  CustomSMSSender: hook(CustomSMSSender, (errand: Errand) => by(errand, 'CustomSMSSender')),
}

/** What a code is bound to beside its key. So it stands in a message of Cognito's that was put on record. */
const poolEntry = 'userpool-id'

function seal({ pool, code }: Errand, { kms }: Ports): string | null {
  if (code === null) return null
  const key = pool.properties.LambdaConfig?.KMSKeyID
  if (!key)
    throw new Fault(
      'InvalidUserPoolConfigurationException',
      'The pool has no KMS key for its custom senders.',
    )
  return kms.encryptMessage(key, code, { [poolEntry]: pool.id }).toString('base64')
}

/**
 * Calls the script that sends in Cognito's place. Its failure is for the run's own account and reaches
 * nobody else.
 */
export async function callSender(errand: Errand, ports: Ports, { trace, began }: Run): Promise<void> {
  const { clock } = ports
  const entered = clock.ticks()
  const line: TraceLine = { step: 'call sender', at: entered - began, took: 0, gave: [], inside: [] }
  trace.push(line)
  try {
    const facts = { ...errand, sealed: seal(errand, ports) }
    await senders[errand.sender].run(facts, ports, { trace: line.inside, effects: [], began })
  } catch (error) {
    line.refused = error instanceof Error ? error.message : String(error)
    if (!(error instanceof Fault)) throw error
  } finally {
    line.took = clock.ticks() - entered
  }
}
