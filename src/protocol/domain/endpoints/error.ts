import type { DomainEndpoint } from '../endpoint.ts'
import { showError } from '../show-error.ts'

/**
 * `GET /error`: tells a visitor in words what is wrong who cannot be sent back to an app. Takes `error`, a code, and
 * `client_id`, by which the page looks as the app's pages do. 400 with the page, and 500 for `server_error`. Nothing
 * that the address says is repeated on it.
 */
export const error: DomainEndpoint = {
  method: 'GET',
  path: '/error',
  answer: (visit) => showError(visit, visit.query['error'] ?? ''),
}
