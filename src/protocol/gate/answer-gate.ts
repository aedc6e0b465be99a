import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Fault } from '../../model/fault.ts'
import { logged, redact } from '../redact.ts'
import { dialectOf } from './dialects.ts'
import { Refused, type GateAnswer } from './gate-request.ts'
import { judge, type Judging, type Passing } from './judge.ts'

/** What a gate needs of the rest. */
export interface Guarding extends Judging {
  /** Takes a request on to the server behind, and its answer back. */
  readonly pass: (passing: Passing, response: ServerResponse) => Promise<void>
}

/** How long somebody may go on sending what nobody reads, in milliseconds. */
const patience = 5_000

/** Lets a request through to the server behind if whoever sent it may, and refuses it in the words of its dialect. */
export async function answerGate(
  request: IncomingMessage,
  response: ServerResponse,
  guarding: Guarding,
): Promise<void> {
  const id = randomUUID()
  const { gate, log } = guarding
  const dialect = dialectOf(gate.speaks)
  try {
    const passing = await judge({ request, response }, id, dialect, guarding)
    await guarding.pass(passing, response)
    leave(request)
  } catch (error) {
    const gone = response.destroyed || (request.destroyed && !request.complete)
    if (response.headersSent || gone) return void response.destroy()
    const known = error instanceof Refused || error instanceof Fault
    if (!known) log.error({ incident: id, error: logged(error) }, 'the gate met a defect')
    if (error instanceof Refused && error.cause instanceof Error) {
      const { message, cause } = error.cause
      const why = cause instanceof Error ? `${message}: ${cause.message}` : message
      log.warn({ requestId: id, gate: gate.name, why: redact(why) }, error.message)
    }
    answer(response, dialect.refuse(known ? error : new Fault('InternalErrorException'), id), request)
  }
}

function answer(response: ServerResponse, { status, headers, body }: GateAnswer, request: IncomingMessage) {
  // Whoever waits to be told to send a body sends none now, or all of it: nobody knows where the next request begins.
  const waits = request.headers.expect !== undefined && !request.complete
  response.writeHead(status, {
    ...headers,
    'content-length': Buffer.byteLength(body),
    ...(waits && { connection: 'close' }),
  })
  if (request.method === 'HEAD') response.flushHeaders()
  else response.write(body)
  if (waits) response.end()
  // Were the connection ended while somebody sends, they would never read why.
  else leave(request, () => response.end())
}

/** Reads what is left of a body, and not for ever. */
function leave(request: IncomingMessage, then = () => {}): void {
  if (request.complete || request.destroyed) return then()
  const end = setTimeout(() => request.destroy(), patience).unref()
  // Whoever read of it before waits for no more.
  request.removeAllListeners('readable').resume()
  request.once('close', () => {
    clearTimeout(end)
    then()
  })
}
