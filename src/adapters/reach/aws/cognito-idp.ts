import type { JsonObject } from '../../../model/trigger.ts'
import type { CallOperation } from '../open-reach.ts'
import { AwsFault } from './aws-fault.ts'
import type { ServiceCall } from './service-call.ts'

/** Cognito: the operations of this server, on the pool that fired the hook; `api` says which and refuses the others. */
export const openCognito =
  ({ api }: { readonly api: CallOperation }) =>
  async ({ operation, input, call }: ServiceCall): Promise<JsonObject> => {
    const result = await api(operation, input, call)
    if ('output' in result) return result.output as JsonObject
    const { code, message } = result.fault
    throw new AwsFault(code, message, { status: code === 'InternalErrorException' ? 500 : 400 })
  }
