import { randomUUID } from 'node:crypto'
import type { Invocation, Ports } from '../../engine/ports.ts'
import { Fault } from '../../model/fault.ts'
import { actionOf } from '../../model/apis.ts'
import type { Signer } from '../../model/session.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { hasInput, isOperation, type OperationName } from '../../schema/inputs.ts'
import { authorize } from '../iam/authorize.ts'
import { executionRole } from '../iam/execution-role.ts'
import { carryOut, type Admitted } from './carry-out.ts'
import { notServed } from './handle.ts'
import type { Served, Serving } from './serving.ts'

/** What a script is told of an operation that it called. */
export type CalledBack =
  { readonly output: object } | { readonly fault: { readonly code: string; readonly message: string } }

/** Calls of scripts that come through calls of scripts, at most: a script must not call itself without end. */
const deepest = 4

/**
 * Runs an operation for a script, on the pool that fired its hook and on no other, if its stage has it
 * declared; where the trigger names a role, only if that role's policies allow it. What the caller of the
 * first request is told of it is the script's affair.
 */
export async function callBack(
  name: string,
  input: JsonObject,
  call: Invocation,
  serving: Pick<Serving, 'operations' | 'ports' | 'log' | 'scriptLog' | 'onRun'>,
): Promise<CalledBack> {
  const depth = call.depth + 1
  const ports = serving.ports({ requestId: randomUUID(), depth })
  try {
    const { stage } = call
    const allowed = isOperation(name) && stage.capabilities.api.includes(name)
    if (!allowed)
      return refusal(
        'AccessDeniedException',
        `cognito-idp:${name} is not among the capabilities of trigger \`${stage.trigger.name}\`.`,
      )
    const served = serving.operations.get(actionOf('cognito-idp', name))
    if (!served) return refusal('UnknownOperationException', notServed('cognito-idp', name))
    if (depth > deepest)
      return refusal(
        'TooManyRequestsException',
        `Scripts have called scripts ${deepest} times over, and this would be once more.`,
      )
    const body = await onOwnPool(name, input, call.poolId, ports)
    const by = { trigger: stage.trigger.name, requestId: call.requestId }
    const region = call.poolId.split('_')[0] ?? ''
    const signer = served.access === 'admin' ? executionRole(stage, region, ports) : undefined
    const result = await carryOut(served, ports, serving, () => ({
      body,
      who: { by },
      ...(signer && { signer, judge: judgeAlways(served, signer) }),
    }))
    return 'output' in result ? result : refusal(result.fault.code, result.fault.message)
  } catch (error) {
    if (error instanceof Fault) return refusal(error.code, error.message)
    throw error
  }
}

/** What a script asks for never leaves this server, and is decided whoever is believed from outside. */
const judgeAlways =
  (served: Served, signer: Signer): NonNullable<Admitted['judge']> =>
  (input, world) =>
    authorize(served, input, signer, world, { enforced: true, secure: true })

const refusal = (code: string, message: string): CalledBack => ({ fault: { code, message } })

const elsewhere = (what: string) =>
  new Fault(
    'AccessDeniedException',
    `A script may reach the pool that fired its hook, and ${what} is of another.`,
  )

/** The input, with the pool in it where the operation wants one. Throws where it is about another pool, or about none. */
async function onOwnPool(
  name: OperationName,
  input: JsonObject,
  poolId: string,
  ports: Ports,
): Promise<JsonObject> {
  const { UserPoolId = poolId, ClientId, AccessToken, Token } = input
  if (UserPoolId !== poolId) throw elsewhere(`\`${String(UserPoolId)}\``)
  if (ClientId !== undefined) {
    const found = typeof ClientId === 'string' ? await ports.pools.byClientId(ClientId) : undefined
    // An unknown one is refused by the operation, in its own words.
    if (found && found.pool.id !== poolId) throw elsewhere(`the client \`${String(ClientId)}\``)
  }
  for (const token of [AccessToken, Token])
    if (typeof token === 'string' && token.includes('.') && !issuedBy(token, poolId))
      throw elsewhere('the token')
  if (hasInput(name, 'UserPoolId')) return { ...input, UserPoolId }
  if (['ClientId', 'AccessToken'].some((member) => hasInput(name, member))) return input
  throw new Fault('AccessDeniedException', `cognito-idp:${name} is about no pool in particular.`)
}

/** Whose token it says it is; whether that is true is for the operation to find out. */
function issuedBy(token: string, poolId: string): boolean {
  try {
    const { iss } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      iss?: unknown
    }
    return typeof iss === 'string' && iss.endsWith(`/${poolId}`)
  } catch {
    // No token at all: the operation says so.
    return true
  }
}
