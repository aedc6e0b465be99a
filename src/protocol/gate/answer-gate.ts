import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Ports } from '../../engine/ports.ts'
import { Fault } from '../../model/fault.ts'
import type { Gate, GateRoute } from '../../model/gate.ts'
import type { Signer } from '../../model/session.ts'
import { deniedWords } from '../iam/denied.ts'
import { requestContext } from '../iam/request-context.ts'
import type { Log } from '../log.ts'
import { logged } from '../redact.ts'
import { authenticate } from '../sigv4/authenticate.ts'
import type { SignedRequest } from '../sigv4/signed-request.ts'
import { authorizeToken } from './authorize-token.ts'
import { dialectOf } from './dialects.ts'
import { Refused, type Behind, type Dialect, type GateAnswer } from './gate-request.ts'
import { longestBody, readWhole } from './read-whole.ts'
import { pathSegments, routeOf } from './routes.ts'

/** A request that may pass: how it goes on to the server behind. */
export interface Passing {
  readonly method: string
  /** Path and query, without the signature. */
  readonly target: string
  readonly headers: SignedRequest['headers']
  /** Whether a signature came with it, which was for the gate and goes no further. */
  readonly signed: boolean
  /** What was read of it; where nothing was, it streams. */
  readonly body: Buffer | undefined
  /** What the server behind is told of who asks. */
  readonly told: Readonly<Record<string, string>>
  readonly region: string
}

/** What a gate needs of the rest. */
export interface Guarding {
  readonly gate: Gate
  readonly ports: (
    caller: Ports['caller'],
  ) => Pick<Ports, 'sessions' | 'iam' | 'clock' | 'signer' | 'pools' | 'caller'>
  readonly behind: Behind
  /** Takes a request on to the server behind, and its answer back. */
  readonly pass: (passing: Passing, request: IncomingMessage, response: ServerResponse) => Promise<void>
  readonly log: Log
}

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
    const passing = await judge(request, id, dialect, guarding)
    await guarding.pass(passing, request, response)
  } catch (error) {
    if (response.headersSent || (request.destroyed && !request.complete)) return void response.destroy()
    const known = error instanceof Refused || error instanceof Fault
    if (!known) log.error({ incident: id, error: logged(error) }, 'the gate met a defect')
    answer(response, dialect.refuse(known ? error : new Fault('InternalErrorException'), id), request)
  }
}

async function judge(
  request: IncomingMessage,
  id: string,
  dialect: Dialect,
  { gate, ports: portsOf, behind, log }: Guarding,
): Promise<Passing> {
  const { method = 'GET', headers, url = '/' } = request
  const [path = '/', query = ''] = split(url)
  if (!path.startsWith('/')) throw new Refused(400, 'InvalidURI', "Couldn't parse the specified URI.")
  const ip = request.socket.remoteAddress?.replace(/^::ffff:(?=[\d.]+$)/, '')
  const userAgent = headers['user-agent']
  const ports = portsOf({ requestId: id, ...(ip && { ip }), ...(userAgent && { userAgent }) })
  const plain: Omit<Passing, 'told' | 'body'> = {
    method,
    target: url,
    headers,
    signed: false,
    region: 'us-east-1',
  }
  const route = routeFor(gate, method, path)
  if (route?.auth === 'none') return { ...plain, body: undefined, told: {} }
  if (route?.auth === 'jwt') {
    const claims = await authorizeToken(headers.authorization, gate.jwt, route, ports)
    const { sub } = claims
    return { ...plain, body: undefined, told: typeof sub === 'string' ? { 'x-poolwright-subject': sub } : {} }
  }
  const streams = headers['x-amz-content-sha256'] === 'UNSIGNED-PAYLOAD' && dialect.service === 's3'
  const body = streams ? undefined : await readWhole(request)
  if (!streams && body === undefined)
    throw new Refused(413, 'EntityTooLarge', `A body that is signed has at most ${longestBody} bytes here.`)
  const signed: SignedRequest = { method, path, query, headers, body: body ?? Buffer.alloc(0) }
  const signer = authenticate(signed, dialect.service, ports, 'serve')
  const home = { account: signer.principal.account ?? ports.iam.account, region: signer.region }
  const wanted = await dialect.read(signed, home, behind)
  const context = requestContext(ports, signer, false)
  for (const asked of wanted.asked) {
    const decision = ports.iam.decide(signer, { ...asked, context: { ...context, ...asked.context } })
    if (decision.decision === 'allow') continue
    const words = deniedWords(signer.principal.arn, asked, decision)
    log.info(
      { requestId: id, gate: gate.name, ...asked, decision: decision.decision, by: decision.by },
      words,
    )
    throw new Fault('AccessDeniedException', words)
  }
  log.debug({ requestId: id, gate: gate.name, asked: wanted.asked }, `${method} ${path} passes`)
  const left = unsigned(query)
  return {
    ...plain,
    target: left ? `${path}?${left}` : path,
    body: wanted.body ?? body,
    signed: true,
    told: tellingOf(signer),
    region: signer.region,
  }
}

/** The route that says who may pass, where it is not IAM that does. */
function routeFor({ speaks }: Gate, method: string, path: string): GateRoute | undefined {
  if (speaks.type !== 'executeApi' && speaks.type !== 'http') return undefined
  const found = routeOf(speaks.routes, method, pathSegments(path))
  if (!found && speaks.type === 'http') throw new Refused(404, 'NotFound', 'Not Found')
  return found?.route
}

/** What the server behind may read of who asks, under names that nobody outside can send. */
function tellingOf({ principal, session }: Signer): Record<string, string> {
  const identity = session?.context['cognito-identity.amazonaws.com:sub']
  return {
    'x-poolwright-principal': principal.arn,
    ...(typeof identity === 'string' && { 'x-poolwright-identity-id': identity }),
  }
}

const unsigned = (query: string) =>
  query
    .split('&')
    .filter(
      (part) =>
        !/^X-Amz-(Algorithm|Credential|Date|Expires|Security-Token|Signature|SignedHeaders)=/.test(part),
    )
    .join('&')

function split(url: string): [string, string] {
  const at = url.indexOf('?')
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)]
}

function answer(response: ServerResponse, { status, headers, body }: GateAnswer, request: IncomingMessage) {
  response.writeHead(status, {
    ...headers,
    'content-length': Buffer.byteLength(body),
    ...(!request.complete && { connection: 'close' }),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}
