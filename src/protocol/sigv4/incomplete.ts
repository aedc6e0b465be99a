import { Fault } from '../../model/fault.ts'

/** What half a signature is refused with. */
export const incomplete = (message: string): Fault => new Fault('IncompleteSignatureException', message)
