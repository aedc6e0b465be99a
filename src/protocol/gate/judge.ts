import type { IncomingMessage } from 'node:http'
import type { Ports } from '../../engine/ports.ts'
import { Fault } from '../../model/fault.ts'
import type { Gate, GateRoute } from '../../model/gate.ts'
import type { Signer } from '../../model/session.ts'
import { deniedWords } from '../iam/denied.ts'
import { requestContext } from '../iam/request-context.ts'
import type { Log } from '../log.ts'
import { findSigner, prove } from '../sigv4/authenticate.ts'
import { readSignature } from '../sigv4/read.ts'
import type { Headers } from '../sigv4/signed-request.ts'
import { authorizeToken } from './authorize-token.ts'
import { collected, incoming, unread, type Body, type Exchange } from './body.ts'
import { Refused, type Behind, type Dialect, type ProvenRequest, type Wanted } from './gate-request.ts'
import { ofRequest } from './onward.ts'
import { pathSegments, routeOf } from './routes.ts'
import { unsigned } from './unsigned.ts'
import { headersAfter, openUpload, payloadSaid, receive } from './upload.ts'

/** A request that may pass: how it goes on to the server behind. */
export interface Passing {
  readonly method: string
  /** Path and query, without the signature. */
  readonly target: string
  readonly headers: Headers
  /** Whether a signature came with it, which was for the gate and goes no further; the server behind has keys of its own. */
  readonly signed: boolean
  readonly body: Body | undefined
  /** What the server behind is told of who asks. */
  readonly told: Readonly<Record<string, string>>
}

/** What a gate decides by. */
export interface Judging {
  readonly gate: Gate
  /** Where the gate stands: signatures are for this region. */
  readonly region: string
  readonly ports: (
    caller: Ports['caller'],
  ) => Pick<Ports, 'sessions' | 'iam' | 'clock' | 'signer' | 'pools' | 'caller'>
  readonly behind: Behind
  readonly log: Log
}

type Head = Omit<ProvenRequest, 'body' | 'signature'>

/** Decides whether a request may pass. Throws a `Refused` or a `Fault` where it may not. */
export async function judge(
  exchange: Exchange,
  id: string,
  dialect: Dialect,
  judging: Judging,
): Promise<Passing> {
  const { request } = exchange
  const head = readHead(request)
  const { method, path, headers } = head
  const ip = request.socket.remoteAddress?.replace(/^::ffff:(?=[\d.]+$)/, '')
  const userAgent = headers['user-agent']
  const ports = judging.ports({
    requestId: id,
    ...(ip && { ip }),
    ...(typeof userAgent === 'string' && { userAgent }),
  })
  const told = { ...(ip && { 'x-forwarded-for': ip }) }
  if (dialect.preflight && method === 'OPTIONS') return { ...preflightOf(head, dialect.preflight), told }
  const route = routeFor(judging.gate, method, path)
  if (route === undefined || route.auth === 'iam') {
    const passing = await judgeSigned(exchange, head, dialect, { ...judging, ports, id })
    return { ...passing, told: { ...told, ...passing.told } }
  }
  const plain = { method, target: request.url ?? '/', headers, signed: false }
  if (route.auth === 'none') return { ...plain, body: unread(exchange), told }
  const { sub } = await authorizeToken(request.headers.authorization, judging.gate.jwt, route, ports)
  const subject = typeof sub === 'string' ? { 'x-poolwright-subject': sub } : {}
  return { ...plain, body: unread(exchange), told: { ...told, ...subject } }
}

function readHead({ method = 'GET', url = '/', headers }: IncomingMessage): Head {
  // Servers end a path at `#`, or take it for one of its signs.
  if (!url.startsWith('/') || url.includes('#'))
    throw new Refused(400, 'InvalidURI', "Couldn't parse the specified URI.")
  const { 'transfer-encoding': coding = 'chunked' } = headers
  if (coding.toLowerCase() !== 'chunked')
    throw new Refused(501, 'NotImplemented', `The gate does not read the transfer coding ${coding}.`)
  const at = url.indexOf('?')
  const [path, query] = at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)]
  return { method, path, query, headers: ofRequest(headers) }
}

/** What a browser asks before it asks: nobody signs that, and nothing else of it goes on. */
function preflightOf(head: Head, target: NonNullable<Dialect['preflight']>): Omit<Passing, 'told'> {
  const { origin, ...asked } = head.headers
  const kept = Object.entries(asked).filter(([name]) => name.startsWith('access-control-request-'))
  if (origin === undefined || !kept.length) throw new Fault('MissingAuthenticationTokenException')
  const headers = { origin, ...Object.fromEntries(kept) }
  return { method: 'OPTIONS', target: target(head), headers, signed: false, body: undefined }
}

/** The route that says who may pass, where it is not IAM that does. */
function routeFor({ speaks }: Gate, method: string, path: string): GateRoute | undefined {
  if (speaks.type !== 'executeApi' && speaks.type !== 'http') return undefined
  const found = routeOf(speaks.routes, method, pathSegments(path))
  if (!found && speaks.type === 'http') throw new Refused(404, 'NotFound', 'Not Found')
  return found?.route
}

type Asking = Omit<Judging, 'ports'> & { readonly ports: ReturnType<Judging['ports']>; readonly id: string }

async function judgeSigned(
  exchange: Exchange,
  head: Head,
  dialect: Dialect,
  asking: Asking,
): Promise<Passing> {
  const { method, path, query, headers } = head
  const { ports, region, behind } = asking
  const signature = readSignature(head, dialect.service)
  const { signer, secret } = findSigner(signature, ports, 'serve')
  // Nobody is believed here.
  if (secret === undefined) throw new Fault('UnrecognizedClientException')
  const now = ports.clock.now()
  const payload = payloadSaid(signature)
  const announced = Number(exchange.request.headers['content-length'] ?? 0)
  const read = payload === undefined ? (await collected(incoming(exchange), announced)).body : undefined
  const none = Buffer.alloc(0)
  prove({ ...head, body: read ?? none }, signature, {
    secret,
    now,
    ...(payload !== undefined && { payload }),
  })
  if (signature.region !== region)
    throw new Fault(
      'InvalidSignatureException',
      `Credential should be scoped to a valid region, not '${signature.region}'. `,
    )
  const opened =
    payload === undefined ? undefined : openUpload(payload, { signature, secret, headers }, exchange)
  const whole = opened && dialect.readsBody(head) ? await receive(opened, true) : undefined
  const known = whole?.body ?? read
  const wanted = await dialect.read(
    { ...head, body: Buffer.isBuffer(known) ? known : none, signature },
    { account: ports.iam.account, region, now },
    behind,
  )
  decideAll(signer, wanted, asking)
  asking.log.debug(
    { requestId: asking.id, gate: asking.gate.name, asked: wanted.asked },
    `${method} ${path} passes`,
  )
  const received = whole ?? (opened && (await receive(opened, false)))
  const left = unsigned(query)
  return {
    method,
    target: wanted.target ?? (left ? `${path}?${left}` : path),
    headers: opened ? headersAfter(wanted.headers ?? headers, opened, received?.trailer) : headers,
    body: wanted.body ?? received?.body ?? read,
    signed: true,
    told: tellingOf(signer),
  }
}

function decideAll(signer: Signer, { asked }: Wanted, { ports, id, gate, log }: Asking): void {
  const context = requestContext(ports, signer, false)
  for (const one of asked) {
    const decision = ports.iam.decide(signer, { ...one, context: { ...context, ...one.context } })
    if (decision.decision === 'allow') continue
    const words = deniedWords(signer.principal.arn, one, decision)
    log.info({ requestId: id, gate: gate.name, ...one, decision: decision.decision, by: decision.by }, words)
    throw new Fault('AccessDeniedException', words)
  }
}

/** What the server behind may read of who asks, under names that nobody outside can send. */
function tellingOf({ principal, session }: Signer): Record<string, string> {
  const identity = session?.context['cognito-identity.amazonaws.com:sub']
  return {
    'x-poolwright-principal': principal.arn,
    ...(typeof identity === 'string' && { 'x-poolwright-identity-id': identity }),
  }
}
