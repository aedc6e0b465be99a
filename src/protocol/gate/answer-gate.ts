import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Fault } from '../../model/fault.ts'
import { logged } from '../redact.ts'
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
  } catch (error) {
    if (response.headersSent || (request.destroyed && !request.complete)) return void response.destroy()
    const known = error instanceof Refused || error instanceof Fault
    if (!known) log.error({ incident: id, error: logged(error) }, 'the gate met a defect')
    if (error instanceof Refused && error.cause !== undefined)
      log.warn({ requestId: id, gate: gate.name, error: logged(error.cause) }, error.message)
    answer(response, dialect.refuse(known ? error : new Fault('InternalErrorException'), id), request)
  } finally {
    leave(request)
  }
}

function answer(response: ServerResponse, { status, headers, body }: GateAnswer, request: IncomingMessage) {
  response.writeHead(status, {
    ...headers,
    'content-length': Buffer.byteLength(body),
    // Whoever waits to be told to send a body sends none now, or all of it: nobody knows where the next one begins.
    ...(request.headers.expect !== undefined && !request.complete && { connection: 'close' }),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** Reads what is left of a body, so that its sender hears the answer; not for ever. */
function leave(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return
  // Whoever read of it before waits for no more.
  request.removeAllListeners('readable').resume()
  const end = setTimeout(() => request.destroy(), patience).unref()
  request.once('close', () => clearTimeout(end))
}
