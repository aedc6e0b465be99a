import type { Api } from '../model/api.ts'
import { Fault } from '../model/fault.ts'
import { operations } from './made/operations.js'
import { shapes } from './made/shapes.js'
import { readValue } from './read-value.ts'
import { Refusals } from './refusals.ts'

/** The name of an operation of user pools, served or not. */
export type OperationName = keyof Api

/** Every operation of user pools, sorted. */
export const operationNames = Object.keys(operations) as OperationName[]

/** Whether Cognito has an operation of this name; whether we serve it is another question. */
export const isOperation = (name: string): name is OperationName => Object.hasOwn(operations, name)

/** The codes that an operation lists as its own refusals; none where there is no such operation. */
export const errorsOf = (operation: string): readonly string[] =>
  isOperation(operation) ? operations[operation].errors : []

/** Whether an operation needs the signature of an AWS identity. */
export const isSigned = (operation: OperationName): boolean => operations[operation].signed

/** Whether the input of an operation has a member of this name. */
export function hasInput(operation: OperationName, member: string): boolean {
  const shape = shapes[operations[operation].input]
  return shape?.kind === 'record' && Object.hasOwn(shape.members, member)
}

/**
 * The input of an operation, from a body that was JSON: a new object of modelled members only, all of them as
 * the model says. Members that are null count as absent. Refuses with SerializationException where a value has
 * another JSON type than the model says, and with InvalidParameterException, which names every member at
 * fault, where a value breaks a constraint.
 */
export function checkInput<Name extends OperationName>(operation: Name, body: unknown): Api[Name]['input']
export function checkInput(operation: string, body: unknown): object
export function checkInput(operation: string, body: unknown): unknown {
  if (!isOperation(operation)) throw new Fault('UnknownOperationException')
  const refusals = new Refusals()
  const input = readValue(operations[operation].input, body, { path: '', hidden: false, refusals })
  if (refusals.any) throw new Fault('InvalidParameterException', refusals.message)
  return input
}
