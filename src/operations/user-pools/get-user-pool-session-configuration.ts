import { flow } from '../../engine/flow.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayPoolSessions } from '../say-user-session.ts'

/** Tells whether the sessions of a pool's users are tracked, and how many each may have. */
export const GetUserPoolSessionConfiguration = operation(
  'GetUserPoolSessionConfiguration',
  'admin',
  flow<Api['GetUserPoolSessionConfiguration']['input']>('GetUserPoolSessionConfiguration').step(findPool),
  ({ pool }) => sayPoolSessions(pool),
)
