import { Fault } from '../model/fault.ts'
import type { Apis, ServiceName } from '../model/apis.ts'
import { operations } from './made/operations.js'
import { shapes } from './made/shapes.js'
import { readValue } from './read-value.ts'
import { Refusals } from './refusals.ts'
import type { Shape } from './shape.ts'

type InputOf<Operation> = Operation extends { readonly input: infer Input } ? Input : never

/** What is known of the operations of one service, served or not. */
export interface Service<S extends ServiceName = ServiceName> {
  /** Every operation, sorted. */
  readonly operationNames: readonly (keyof Apis[S] & string)[]
  /** Whether there is an operation of this name; whether we serve it is another question. */
  isOperation(name: string): name is keyof Apis[S] & string
  /** The codes that an operation lists as its own refusals; none where there is no such operation. */
  errorsOf(operation: string): readonly string[]
  /** Whether an operation needs the signature of an AWS identity. */
  isSigned(operation: keyof Apis[S] & string): boolean
  /** Whether the input of an operation has a member of this name. */
  hasInput(operation: keyof Apis[S] & string, member: string): boolean
  /** The shape that the input of an operation has, and all shapes by their names. */
  inputOf(operation: string): Shape | undefined
  readonly shapes: Readonly<Record<string, Shape>>
  /**
   * The input of an operation, from a body that was JSON: a new object of modelled members only, all of them
   * as the model says. Members that are null count as absent. Refuses with SerializationException where a
   * value has another JSON type than the model says, and with InvalidParameterException, which names every
   * member at fault, where a value breaks a constraint.
   */
  checkInput<Name extends keyof Apis[S] & string>(operation: Name, body: unknown): InputOf<Apis[S][Name]>
  checkInput(operation: string, body: unknown): object
}

const known = new Map<ServiceName, Service>()

/** The operations of a service. */
export function serviceOf<S extends ServiceName>(name: S): Service<S> {
  const service = known.get(name) ?? describe(name)
  known.set(name, service)
  return service as unknown as Service<S>
}

function describe(service: ServiceName): Service {
  const all = operations[service] as Readonly<
    Record<string, { signed: boolean; input: string; errors: readonly string[] }>
  >
  const its = shapes[service]
  const one = (name: string) => (Object.hasOwn(all, name) ? all[name] : undefined)
  const inputOf = (name: string) => its[one(name)?.input ?? '']
  const described = {
    operationNames: Object.keys(all),
    isOperation: (name: string) => Object.hasOwn(all, name),
    errorsOf: (name: string) => one(name)?.errors ?? [],
    isSigned: (name: string) => one(name)?.signed === true,
    hasInput(name: string, member: string) {
      const shape = inputOf(name)
      return shape?.kind === 'record' && Object.hasOwn(shape.members, member)
    },
    inputOf,
    shapes: its,
    checkInput(name: string, body: unknown) {
      const operation = one(name)
      if (!operation) throw new Fault('UnknownOperationException')
      const refusals = new Refusals()
      const input = readValue(operation.input, body, { path: '', hidden: false, refusals, shapes: its })
      if (refusals.any) throw new Fault('InvalidParameterException', refusals.message)
      return input
    },
  }
  return described as unknown as Service
}
