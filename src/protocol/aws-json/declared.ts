import { serviceWide } from '../../model/fault.ts'
import type { FaultCode } from '../../model/fault.ts'
import { errorsOf } from '../../schema/inputs.ts'

/** Whether callers of an operation may be refused with this code: its own list has it, or every operation's. */
export const isDeclared = (operation: string, code: FaultCode): boolean =>
  serviceWide.includes(code) || errorsOf(operation).includes(code)
