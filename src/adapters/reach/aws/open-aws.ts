import { randomUUID } from 'node:crypto'
import type { Invocation, Ports } from '../../../engine/ports.ts'
import { judgeFetch } from '../../../model/fetch-rule.ts'
import { ScriptError } from '../../../model/script-error.ts'
import type { AwsReach, AwsService, JsonObject } from '../../../model/trigger.ts'
import type { Fetch } from '../fetch/open-fetch.ts'
import type { Reached } from '../reach.ts'
import { AwsFault } from './aws-fault.ts'
import { openDialects, type Dialect, type ServiceParts } from './dialects.ts'
import { findService } from './find-service.ts'
import type { Asked, Said, Spoken } from './protocol.ts'
import type { ServiceOperation } from './service-call.ts'
import { forward, readSpoken, responseOf } from './web-exchange.ts'

/** What is needed to answer for AWS. */
export interface AwsParts extends ServiceParts {
  readonly fetch: Pick<Fetch, 'fetch'>
  readonly clock: Pick<Ports['clock'], 'now'>
}

/** Answers what a script asks by `fetch`, a `WebRequest`, where that is for a service of AWS. */
export type Aws = (input: JsonObject, call: Invocation, signal: AbortSignal) => Promise<Reached | undefined>

/**
 * Answers requests to hosts of AWS, as far as the trigger declares them: by itself, or by the endpoint
 * that it names. Nothing where a request is to no such host, or where only the rules of `fetch` have it.
 */
export function openAws(parts: AwsParts): Aws {
  const dialectOf = openDialects(parts)

  return async (input, call, signal) => {
    const url = typeof input['url'] === 'string' ? URL.parse(input['url']) : null
    const found = url && findService(url.hostname)
    if (!url || !found) return undefined
    const { capabilities } = call.stage
    const spoken = readSpoken(input, url)
    const reach = reachOf(found.service, call)
    if (!reach && judgeFetch(capabilities.fetch, spoken.method, url).declared) return undefined

    const dialect = dialectOf(found.service, spoken)
    const asked = readAsked(dialect, spoken)
    const what = whatOf(found.service, dialect, asked, reach)
    if (reach?.endpoint !== undefined && !isOwn(found.service, asked, call))
      return { ...(await forward(parts.fetch, input, url, reach.endpoint, call, signal)), kind: 'aws', what }

    const requestId = randomUUID()
    const { said, outcome } = await answer(
      async () => {
        if (!reach) throw undeclared(dialect, found.service, asked, call)
        if (asked instanceof AwsFault) throw asked
        const operate = whoAnswers(dialect, found.service, asked, call)
        checkSize(spoken.body.length, 'request', call)
        const [, , , , account = ''] = call.stage.trigger.arn.split(':')
        const { region } = found
        const output = await operate({
          ...asked,
          reach,
          call,
          region,
          account,
          now: parts.clock.now(),
          signal,
        })
        const answered = dialect.protocol.answer(asked.operation, output, requestId)
        checkSize(answered.body.length, 'answer', call)
        return answered
      },
      (fault) => dialect.protocol.refuse(fault, requestId),
    )
    return { kind: 'aws', what, outcome, value: responseOf(said, url, requestId) }
  }
}

/** What a trigger declares of a service. Operations of user pools are declared by `api`. */
function reachOf(service: AwsService, { stage: { capabilities } }: Invocation): AwsReach | undefined {
  const reach = capabilities.aws[service]
  return reach ?? (service === 'cognito-idp' && capabilities.api.length > 0 ? {} : undefined)
}

/** Whether an operation is one on the pool that fired the hook, though Cognito is elsewhere for all others. */
function isOwn(service: AwsService, asked: Asked | AwsFault, { poolId, stage }: Invocation): boolean {
  if (service !== 'cognito-idp' || asked instanceof AwsFault) return false
  const { UserPoolId = poolId } = asked.input
  return stage.capabilities.api.includes(asked.operation) && UserPoolId === poolId
}

function readAsked({ protocol }: Dialect, spoken: Spoken): Asked | AwsFault {
  try {
    return protocol.read(spoken)
  } catch (error) {
    return faultOf(error)
  }
}

/** What a trace tells: the service, the operation, and the table if it is a declared one. */
function whatOf(
  service: AwsService,
  dialect: Dialect,
  asked: Asked | AwsFault,
  reach: AwsReach | undefined,
): string {
  if (asked instanceof AwsFault) return `${service}, unreadable`
  const { operation, input } = asked
  // Anything else is a text of the script's.
  const known = dialect.find(operation) && /^\w{1,64}$/.test(operation) ? operation : 'another operation'
  const table = input['TableName']
  const named = typeof table === 'string' && reach?.tables && Object.hasOwn(reach.tables, table)
  return named ? `${service} ${known} ${table}` : `${service} ${known}`
}

/** How a call of a service is refused that the trigger does not declare: as IAM would, and where to declare it. */
function undeclared(
  { denied }: Dialect,
  service: AwsService,
  asked: Asked | AwsFault,
  { stage: { trigger }, functionName }: Invocation,
): AwsFault {
  const [, , , , account = ''] = trigger.arn.split(':')
  const operation = asked instanceof AwsFault ? '*' : asked.operation
  const missing =
    service === 'cognito-idp'
      ? `\`${operation}\` under \`capabilities.api\``
      : `\`${service}\` under \`capabilities.aws\``
  return new AwsFault(
    denied,
    `User: arn:aws:sts::${account}:assumed-role/${trigger.name}/${functionName} is not authorized to perform: ${service}:${operation} because trigger \`${trigger.name}\` does not declare ${missing}`,
    { status: denied === 'AccessDeniedException' ? 400 : 403 },
  )
}

function whoAnswers(
  { find }: Dialect,
  service: AwsService,
  { operation }: Asked,
  { stage: { trigger } }: Invocation,
): ServiceOperation {
  const operate = find(operation)
  if (operate) return operate
  throw new AwsFault(
    'UnknownOperationException',
    `This server does not answer ${service} ${operation}; \`capabilities.aws.${service}.endpoint\` of trigger \`${trigger.name}\` may name one that does.`,
  )
}

function checkSize(size: number, what: string, { stage: { limits } }: Invocation): void {
  if (size > limits.fetchSize)
    throw new AwsFault(
      'RequestEntityTooLarge',
      `The ${what} is larger than the ${limits.fetchSize} bytes of the trigger's \`fetchSize\`.`,
      { status: 413 },
    )
}

async function answer(
  make: () => Promise<Said>,
  refuse: (fault: AwsFault) => Said,
): Promise<{ said: Said; outcome: string }> {
  try {
    return { said: await make(), outcome: '200' }
  } catch (error) {
    const fault = faultOf(error)
    return { said: refuse(fault), outcome: fault.code }
  }
}

function faultOf(error: unknown): AwsFault {
  if (error instanceof AwsFault) return error
  // A secret that nobody has given: the author is told which.
  if (error instanceof ScriptError) return new AwsFault('AccessDeniedException', error.message)
  // An input may be of any shape, and members are read as what they are to be.
  if (error instanceof TypeError)
    return new AwsFault('SerializationException', 'The input is not of the shape that the operation takes.')
  return new AwsFault('InternalServerError', 'The request could not be answered.', { status: 500 })
}
