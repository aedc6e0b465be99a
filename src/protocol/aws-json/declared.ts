import { serviceWide, stsWide } from '../../model/fault.ts'
import type { FaultCode } from '../../model/fault.ts'
import { serviceOf } from '../../schema/service-of.ts'
import type { Served } from './serving.ts'

/** Whether callers of an operation may be refused with this code: its own list has it, or every operation's. */
export const isDeclared = (
  { service, name, own }: Pick<Served, 'service' | 'name' | 'own'>,
  code: FaultCode,
): boolean =>
  own === true ||
  serviceWide.includes(code) ||
  (service === 'sts' && stsWide.includes(code)) ||
  serviceOf(service).errorsOf(name).includes(code)
