import { Fault } from '../../model/fault.ts'
import type { Refusal } from '../effect.ts'

/** How whatever asks for a pool that is not there is refused. */
export const poolGone = (id: string): Refusal => ({
  code: 'ResourceNotFoundException',
  message: `User pool ${id} does not exist.`,
})

/** How whatever asks for a client that is not there is refused. */
export const clientGone = (id: string): Refusal => ({
  code: 'ResourceNotFoundException',
  message: `User pool client ${id} does not exist.`,
})

const thrown = ({ code, message }: Refusal) => new Fault(code, message)
export const poolNotFound = (id: string) => thrown(poolGone(id))
export const clientNotFound = (id: string) => thrown(clientGone(id))
