import { Fault } from '../../model/fault.ts'
import type { Ports } from '../../engine/ports.ts'
import type { Admitted } from '../aws-json/carry-out.ts'
import type { Served, Serving } from '../aws-json/serving.ts'
import type { Ask } from '../exchange.ts'
import { isLoopback } from '../../model/loopback.ts'
import { authenticate } from '../sigv4/authenticate.ts'
import { authorize } from './authorize.ts'

/**
 * Decides whether a request may reach an operation: who signed it, and, once its input is known, whether IAM
 * lets them. Operations of app clients and of signed-in users carry their own proof, and a signature on them
 * means nothing.
 */
export function admit(
  served: Served,
  ask: Ask,
  ports: Ports,
  { signed, secure = false }: Pick<Serving, 'signed' | 'secure'>,
): Pick<Admitted, 'who' | 'signer' | 'judge'> {
  if (served.access !== 'admin') return {}
  const decided = signed === 'decided'
  const signer = authenticate(ask, served.service, ports, decided ? 'serve' : 'dev')
  const { accessKeyId, region, proven, principal, kind } = signer
  const { origin } = ask.headers
  // What nothing proves, a web page elsewhere must not be able to send through a browser here.
  if (!proven && origin && !isLoopback(origin))
    throw new Fault(
      'AccessDeniedException',
      `${served.service}:${served.name} is not authorized for pages of another machine.`,
    )
  return {
    who: { signedBy: { accessKeyId, region, arn: principal.arn, proven } },
    signer,
    // An unknown key is whoever it wants to be, so that there is nobody to ask about.
    ...((proven || kind !== 'root') && {
      judge: (input, world) => authorize(served, input, signer, world, { enforced: decided, secure }),
    }),
  }
}
