import type { Visit } from './visit.ts'

/** One address of a pool's domain, under the names that Cognito has for it. */
export interface DomainEndpoint {
  readonly method: 'GET' | 'POST'
  readonly path: `/${string}`
  /** Whether it is for programs, in the pages of whichever site they run (CORS). */
  readonly open?: true
  readonly answer: (visit: Visit) => Response | Promise<Response>
}
