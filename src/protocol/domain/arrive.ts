import type { Authorization } from '../../model/authorization.ts'
import type { AppClient } from '../../model/pool.ts'
import type { Wishes } from '../../engine/oauth/wishes.ts'
import { readAuthorization } from '../../engine/oauth/read-authorization.ts'
import { refusalOf } from '../../engine/oauth/send-back.ts'
import { errorAddress } from './error-address.ts'
import type { Visit } from './visit.ts'

/** Somebody who has come to the pages for an app. */
export interface Arrival {
  readonly client: AppClient
  readonly authorization: Authorization
  readonly wishes: Wishes
}

/**
 * Reads what the app asks for of the address, anew at every page: nothing is believed because another page has
 * seen it. A visitor whom no app has sent soundly is sent away.
 */
export function arrive(visit: Visit, then: (arrival: Arrival) => Response | Promise<Response>) {
  const asked = readAuthorization(visit.query, visit.pool, visit)
  if (asked.kind === 'sound') return then(asked)
  const { context } = visit
  return context.redirect(asked.kind === 'shown' ? errorAddress(visit, asked.error) : refusalOf(asked), 302)
}

/** The address of another page for the same app. */
export const pageAddress = ({ base, query }: Pick<Visit, 'base' | 'query'>, path: string): string =>
  `${base}${path}?${new URLSearchParams(query)}`
