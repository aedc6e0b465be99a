import { Fault } from '../../model/fault.ts'
import { actionOf } from '../../model/apis.ts'
import { serviceOf } from '../../schema/service-of.ts'
import { carryOut } from '../aws-json/carry-out.ts'
import { callerOf, notServed, withMessage } from '../aws-json/handle.ts'
import type { Serving } from '../aws-json/serving.ts'
import type { Answer, Ask } from '../exchange.ts'
import { admit } from '../iam/admit.ts'
import { answered, refused } from './answer.ts'
import { codeOf } from './codes.ts'
import { readForm, textOf, type Form } from './read-form.ts'
import { readInput } from './read-input.ts'

const service = 'sts'
const version = '2011-06-15'

/** Answers a call of the query protocol, which STS speaks: a form in, or a query, or both, and XML out. */
export async function handleQuery(ask: Ask, serving: Serving): Promise<Answer> {
  const { id } = ask
  let form: Form
  try {
    const body = ask.method === 'POST' ? textOf(ask.body) : ''
    form = readForm([ask.query, body].filter((text) => text !== '').join('&'))
  } catch (error) {
    if (error instanceof Fault) return refused(id, codeOf(error.code, false), error.message)
    throw error
  }
  const name = form.get('Action')
  if (!name) return refused(id, { code: 'MissingAction', status: 400 }, 'The request names no action.')
  const asked = form.get('Version') ?? 'NO_VERSION_SPECIFIED'
  const sts = serviceOf(service)
  if (asked !== version || !sts.isOperation(name)) {
    const words = `Could not find operation ${shown(name)} for version ${shown(asked)}`
    return refused(id, codeOf('UnknownOperationException', false), words)
  }
  const served = serving.operations.get(actionOf(service, name))
  if (!served) return refused(id, codeOf('UnknownOperationException', false), notServed(service, name))

  let signing = true
  const ports = serving.ports(callerOf(ask, serving))
  const result = await carryOut(served, ports, serving, () => {
    const admitted = admit(served, ask, ports, serving)
    signing = false
    return { ...admitted, body: readInput(form, name, sts) }
  })
  if ('output' in result) return answered(id, name, result.output)
  const { code, message } = result.fault
  return withMessage(refused(id, codeOf(code, signing), message), result)
}

const shown = (text: string) => text.slice(0, 64)
