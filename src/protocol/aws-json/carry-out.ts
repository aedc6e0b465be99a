import { Fault } from '../../model/fault.ts'
import type { Step } from '../../engine/flow.ts'
import { perform } from '../../engine/flow.ts'
import type { TraceLine } from '../../engine/flow.ts'
import type { Ports } from '../../engine/ports.ts'
import type { RunDecision } from '../../model/recorded-run.ts'
import type { Signer } from '../../model/session.ts'
import { serviceOf } from '../../schema/service-of.ts'
import type { Judgement } from '../iam/authorize.ts'
import { logged } from '../redact.ts'
import { isDeclared } from './declared.ts'
import { follow } from './follow.ts'
import { logScripts } from './log-scripts.ts'
import type { FinishedRun, Served, Serving } from './serving.ts'
import { showExchange, type Exchange } from './show-exchange.ts'

/** What came of an operation: what it says, or why it refused; and what IAM said, to be sealed, where that is why. */
export type CarriedOut =
  { readonly output: object } | { readonly fault: Fault; readonly encoded?: () => string }

/** What a request asks, once it is let in. */
export interface Admitted {
  readonly body: object
  readonly who?: Pick<FinishedRun, 'signedBy' | 'by'>
  /** Who signed it, for the flow to know. */
  readonly signer?: Signer
  /** Asks IAM whether they may, once the input is known to be one of the operation. */
  readonly judge?: (input: object, ports: Ports) => Promise<Judgement | undefined>
}

/**
 * Runs an operation, whoever speaks whatever dialect asked for it, and gives an account of it. `admit` reads
 * the request, and may refuse it by throwing a Fault.
 */
export async function carryOut(
  served: Served,
  world: Ports,
  { log, scriptLog, onRun }: Pick<Serving, 'log' | 'scriptLog' | 'onRun'>,
  admit: () => Admitted,
): Promise<CarriedOut> {
  const { name } = served
  const { requestId, signer: _, secure: __, ...caller } = world.caller
  const { ports, begun } = follow(world)
  const began = { at: ports.clock.now(), ticks: ports.clock.ticks() }
  const trace: TraceLine[] = []
  let who: Admitted['who'] = {}
  let judged: Judgement | undefined
  let exchange: Exchange = {}
  let result: CarriedOut
  try {
    const admitted = admit()
    const { body, signer, judge } = admitted
    who = admitted.who
    const known = signer ? { ...ports, caller: { ...ports.caller, signer } } : ports
    exchange = { body }
    // The checker of this very operation makes the input what the flow says it needs.
    const input = served.own ? body : serviceOf(served.service).checkInput(name, body)
    exchange = { body, input }
    judged = await judge?.(input, known)
    if (judged?.enforced && judged.denied) throw new Fault('AccessDeniedException', judged.denied)
    const output = await run(served, input, known, trace)
    exchange = { body, input, output }
    result = { output }
  } catch (error) {
    const fault = faultOf(error, served, requestId, log)
    result = { fault, ...(judged?.encoded && { encoded: judged.encoded }) }
  }
  const fault = 'fault' in result ? result.fault : undefined
  const outcome = fault?.code ?? 'answered'
  const took = ports.clock.ticks() - began.ticks
  log.debug({ requestId, operation: name, outcome, took }, `${name} ${outcome}`)
  const finished: FinishedRun = {
    requestId,
    operation: name,
    outcome,
    ...(fault && { message: fault.message }),
    at: began.at,
    took,
    trace,
    caller,
    ...who,
    ...withDecision(judged ?? decisionIn(trace)),
  }
  const tell = () => {
    if (scriptLog) logScripts(scriptLog, requestId, trace)
    onRun?.(showExchange(finished, exchange, served.brief))
  }
  // Where scripts still run for which the caller does not wait, the account is whole only once they are done.
  if (!begun.length) tell()
  else
    void world.background.begin(async () => {
      await Promise.all(begun)
      tell()
    })
  return result
}

function withDecision(judged: Judgement | undefined): { readonly decision?: RunDecision } {
  if (!judged) return {}
  const { encoded: _, ...decision } = judged
  return { decision }
}

/** What IAM said last within a flow, of whoever was to become a role. */
function decisionIn(trace: readonly TraceLine[]): RunDecision | undefined {
  for (const { decision, inside } of trace.toReversed()) {
    const found = decision ?? decisionIn(inside)
    if (found) return found
  }
  return undefined
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

/** What a caller is told of an error: its own words if it is a refusal, and nothing of a defect. */
function faultOf(error: unknown, served: Served, incident: string, log: Serving['log']): Fault {
  const { name: operation } = served
  if (error instanceof Fault) {
    if (!isDeclared(served, error.code))
      log.error(
        { incident, operation, fault: error.code },
        `${operation} refused with a code it does not list`,
      )
    return error
  }
  log.error({ incident, operation, error: logged(error) }, `${operation} met a defect`)
  return new Fault('InternalErrorException')
}
