import { Fault } from '../../model/fault.ts'
import type { FaultCode } from '../../model/fault.ts'
import type { Step } from '../../engine/flow.ts'
import { perform } from '../../engine/flow.ts'
import type { TraceLine } from '../../engine/flow.ts'
import type { Ports } from '../../engine/ports.ts'
import { checkInput, isOperation } from '../../schema/inputs.ts'
import type { Answer, Ask } from '../exchange.ts'
import { logged } from '../redact.ts'
import type { Signature } from '../sigv4/read.ts'
import { answered, refused } from './answer.ts'
import { authorize } from './authorize.ts'
import { isDeclared } from './declared.ts'
import { follow } from './follow.ts'
import { parse } from './parse.ts'
import type { FinishedRun, Served, Serving } from './serving.ts'
import { showExchange, type Exchange } from './show-exchange.ts'

/** Finds the operation that `X-Amz-Target` names, runs it, and says what came of it: output or refusal. */
export async function handle(name: string, ask: Ask, serving: Serving): Promise<Answer> {
  const served = serving.operations.get(name)
  const world = serving.ports(callerOf(ask))
  const { ports, begun } = follow(world)
  const began = { at: ports.clock.now(), ticks: ports.clock.ticks() }
  if (!served) {
    const [outcome, message] = ['UnknownOperationException', notServed(name)]
    const run = { requestId: ask.id, outcome, message, at: began.at, took: 0, trace: [] }
    // Only what Cognito has is told: any other name is a stranger's text.
    if (isOperation(name)) serving.onRun?.({ ...run, operation: name })
    return refused(ask.id, 400, outcome, message)
  }
  const trace: TraceLine[] = []
  let signature: Signature | undefined
  let answer: Answer
  let refusedWith: Fault | undefined
  let exchange: Exchange = {}
  try {
    signature = authorize(served, ask.headers, serving.signed)
    const body = parse(ask.headers, ask.body)
    exchange = { body }
    // The checker of this very operation makes the input what the flow says it needs.
    const input = checkInput(name, body) as object
    exchange = { body, input }
    const output = await run(served, input, ports, trace)
    exchange = { body, input, output }
    answer = answered(ask.id, output)
  } catch (error) {
    refusedWith = faultOf(error, name, ask.id, serving)
    answer = refused(ask.id, statusOf(refusedWith.code), refusedWith.code, refusedWith.message)
  }
  const outcome = refusedWith?.code ?? 'answered'
  const took = ports.clock.ticks() - began.ticks
  serving.log.debug({ requestId: ask.id, operation: name, outcome, took }, `${name} ${outcome}`)
  const finished: FinishedRun = {
    requestId: ask.id,
    operation: name,
    outcome,
    ...(refusedWith && { message: refusedWith.message }),
    at: began.at,
    took,
    trace,
    ...(signature && { signedBy: { accessKeyId: signature.accessKeyId, region: signature.region } }),
  }
  const tell = () => serving.onRun?.(showExchange(finished, exchange))
  // Where scripts still run for which the caller does not wait, the account is whole only once they are done.
  if (!begun.length) tell()
  else
    void world.background.begin(async () => {
      await Promise.all(begun)
      tell()
    })
  return answer
}

async function run(
  { flow, output }: Served,
  input: object,
  ports: Ports,
  trace: TraceLine[],
): Promise<object> {
  const facts = await perform(flow as Step<object, object>, input, ports, trace)
  return output(facts as never)
}

function callerOf({ id, ip, headers }: Ask): Ports['caller'] {
  const userAgent = headers['user-agent']
  return { requestId: id, ...(ip && { ip }), ...(userAgent && { userAgent }) }
}

/** What a caller is told of an error: its own words if it is a refusal, and nothing of a defect. */
function faultOf(error: unknown, operation: string, incident: string, { log }: Serving): Fault {
  if (error instanceof Fault) {
    if (!isDeclared(operation, error.code))
      log.error(
        { incident, operation, fault: error.code },
        `${operation} refused with a code it does not list`,
      )
    return error
  }
  log.error({ incident, operation, error: logged(error) }, `${operation} met a defect`)
  return new Fault('InternalErrorException')
}

const statusOf = (code: FaultCode) => (code === 'InternalErrorException' ? 500 : 400)

const notServed = (name: string) =>
  isOperation(name)
    ? `The operation ${name} is not served by this version of Poolwright.`
    : 'The operation is not known.'
