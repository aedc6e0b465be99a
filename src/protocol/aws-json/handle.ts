import type { FaultCode } from '../../model/fault.ts'
import type { Ports } from '../../engine/ports.ts'
import { actionOf, type ServiceName } from '../../model/apis.ts'
import { serviceOf } from '../../schema/service-of.ts'
import type { Answer, Ask } from '../exchange.ts'
import { admit } from '../iam/admit.ts'
import { answered, refused } from './answer.ts'
import { carryOut, type CarriedOut } from './carry-out.ts'
import { parse } from './parse.ts'
import type { Serving } from './serving.ts'

/** Finds the operation that `X-Amz-Target` names, runs it, and says what came of it: output or refusal. */
export async function handle(
  service: ServiceName,
  name: string,
  ask: Ask,
  serving: Serving,
): Promise<Answer> {
  const served = serving.operations.get(actionOf(service, name))
  const ports = serving.ports(callerOf(ask, serving))
  if (!served) {
    const [outcome, message] = ['UnknownOperationException', notServed(service, name)]
    const run = { requestId: ask.id, outcome, message, at: ports.clock.now(), took: 0, trace: [] }
    // Only what Cognito has is told: any other name is a stranger's text.
    if (serviceOf(service).isOperation(name)) serving.onRun?.({ ...run, operation: name })
    return refused(ask.id, 400, outcome, message)
  }
  const result = await carryOut(served, ports, serving, () => {
    const admitted = admit(served, ask, ports, serving)
    return { ...admitted, body: parse(ask.headers, ask.body) }
  })
  if ('output' in result) return answered(ask.id, result.output)
  const { code, message } = result.fault
  return withMessage(refused(ask.id, statusOf(code), code, message), result)
}

/** A refusal with what `sts:DecodeAuthorizationMessage` reads of it, where IAM said it. AWS has no place for it here. */
export const withMessage = (
  answer: Answer,
  { encoded }: Pick<Extract<CarriedOut, { fault: unknown }>, 'encoded'>,
): Answer =>
  encoded
    ? { ...answer, headers: { ...answer.headers, 'x-poolwright-authorization-message': encoded() } }
    : answer

/** Who asks, as far as a request says it. */
export function callerOf({ id, ip, headers }: Ask, { secure }: Pick<Serving, 'secure'>): Ports['caller'] {
  const userAgent = headers['user-agent']
  return {
    requestId: id,
    ...(ip && { ip }),
    ...(userAgent && { userAgent }),
    ...(secure !== undefined && { secure }),
  }
}

const statusOf = (code: FaultCode) => (code === 'InternalErrorException' ? 500 : 400)

/** What somebody is told who asks for an operation that is not served. */
export const notServed = (service: ServiceName, name: string) =>
  serviceOf(service).isOperation(name)
    ? `The operation ${name} is not served by this version of Poolwright.`
    : 'The operation is not known.'
