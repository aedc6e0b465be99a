import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { ServiceName } from '../model/apis.ts'
import { refused } from './aws-json/answer.ts'
import { handle } from './aws-json/handle.ts'
import type { Serving } from './aws-json/serving.ts'
import { handleQuery } from './aws-query/handle.ts'
import { preflight, readable } from './cors.ts'
import type { Answer, Ask } from './exchange.ts'
import { longest, readBody } from './read-body.ts'
import { logged } from './redact.ts'

/** Services by the first word of `X-Amz-Target`. */
const targets = new Map<string, ServiceName>([
  ['AWSCognitoIdentityProviderService', 'cognito-idp'],
  ['AWSCognitoIdentityService', 'cognito-identity'],
])

/**
 * Answers everything sent to `/`, where AWS's protocols live: awsJson1.1 by `X-Amz-Target`, the query
 * protocol by `Action`. Straight on `node:http`, since this is the hot path.
 */
export async function answerRoot(
  request: IncomingMessage,
  response: ServerResponse,
  serving: Serving,
): Promise<void> {
  const id = randomUUID()
  let answer: Answer
  try {
    answer = await choose(request, id, serving)
  } catch (error) {
    // Whoever sent half a request hears nothing, and is no defect of ours.
    if (request.destroyed && !request.complete) return
    serving.log.error({ incident: id, error: logged(error) }, 'the protocol met a defect')
    answer = refused(id, 500, 'InternalErrorException', 'Something went wrong on our side.')
  }
  const length = Buffer.byteLength(answer.body)
  response.writeHead(answer.status, {
    ...answer.headers,
    'content-length': length,
    // What is left of a body that nobody wants to read would be taken for the next request.
    ...(!request.complete && { connection: 'close' }),
  })
  // What is all ASCII is the same in both, and goes out with the headers a seventh cheaper.
  response.end(
    request.method === 'HEAD' ? '' : answer.body,
    length === answer.body.length ? 'latin1' : 'utf8',
  )
}

async function choose(request: IncomingMessage, id: string, serving: Serving): Promise<Answer> {
  const { method = 'GET', url = '/' } = request
  const headers = headersOf(request)
  if (method === 'OPTIONS')
    return { status: 200, headers: { ...preflight, 'x-amzn-RequestId': id }, body: '' }
  const [path = '/', ...rest] = url.split('?')
  const query = rest.join('?')
  if (method === 'HEAD' || (method === 'GET' && !namesAction(query))) return welcome(id)
  if (method !== 'POST' && method !== 'GET')
    return refused(id, 405, 'UnknownOperationException', 'The method must be POST.')

  const body = await readBody(request)
  if (!body)
    return refused(id, 413, 'RequestEntityTooLargeException', `A request has at most ${longest} bytes.`)
  // A socket for both families writes IPv4 as a part of IPv6.
  const ip = request.socket.remoteAddress?.replace(/^::ffff:(?=[\d.]+$)/, '')
  return dispatch({ id, method, path, query, headers, body, ...(ip && { ip }) }, serving)
}

/**
 * The headers of a request, with every `Authorization` where there are several: Node keeps the first, and
 * whoever stands before this server may have gone by another.
 */
function headersOf({ headers, rawHeaders }: IncomingMessage): IncomingHttpHeaders {
  const { authorization } = headers
  if (authorization === undefined) return headers
  const all = rawHeaders.filter((_, n) => n % 2 === 1 && rawHeaders[n - 1]?.toLowerCase() === 'authorization')
  // Node's own type knows one at most; who reads a signature takes either.
  return all.length > 1 ? { ...headers, authorization: all as unknown as string } : headers
}

function dispatch(ask: Ask, serving: Serving): Answer | Promise<Answer> {
  if (ask.method === 'GET') return handleQuery(ask, serving)
  const target = ask.headers['x-amz-target']
  if (typeof target === 'string') {
    const dot = target.indexOf('.')
    const service = targets.get(target.slice(0, dot))
    if (service) return handle(service, target.slice(dot + 1), ask, serving)
    return refused(ask.id, 400, 'UnknownOperationException', 'The operation is not known.')
  }
  const type = ask.headers['content-type']?.toLowerCase()
  if (type?.startsWith('application/x-www-form-urlencoded') || namesAction(ask.query))
    return handleQuery(ask, serving)
  return refused(ask.id, 400, 'UnknownOperationException', 'An X-Amz-Target header must name the operation.')
}

/** Whether a query is a call of the query protocol: so is each that is presigned, by GET or by POST. */
const namesAction = (query: string) => /(^|&)Action=/.test(query)

/** Whoever looks here with a browser is told what this is; whoever asks by HEAD, that it is there. */
function welcome(id: string): Answer {
  const message = 'This is the Cognito API of Poolwright: POST / with an X-Amz-Target header.'
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'x-amzn-RequestId': id, ...readable },
    body: JSON.stringify({ message }),
  }
}
