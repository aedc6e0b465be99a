import type { OperationName } from './operation-names.ts'
import type { World } from './world.ts'

/** What an operation of the AWS SDK must do: sentences, and how each is found true. */
export interface Conformance {
  readonly operation: OperationName
  readonly cases: Readonly<Record<string, (world: World) => Promise<void>>>
  /**
   * The members of the answer, such as `User.MFAOptions`, that no case brings about. Every other member must
   * come at least once: none is forgotten unsaid.
   */
  readonly never: readonly string[]
}

/** Says what an operation must do for whoever calls it through the AWS SDK. */
export const conformance = (
  operation: OperationName,
  { never = [], ...rest }: Pick<Conformance, 'cases'> & Partial<Pick<Conformance, 'never'>>,
): Conformance => ({ operation, never, ...rest })
