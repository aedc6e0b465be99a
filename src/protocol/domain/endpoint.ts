import type { Visit } from './visit.ts'

/** One address of a pool's domain, under the names that Cognito has for it. */
export interface DomainEndpoint {
  readonly method: 'GET' | 'POST'
  readonly path: `/${string}`
  readonly answer: (visit: Visit) => Response | Promise<Response>
}
