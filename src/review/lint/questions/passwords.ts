import type { Resource } from '../reviewed.ts'
import { appsOf, flowsOf, hasLoginPages, isMachine, type App } from './apps.ts'

/**
 * Whether people prove who they are by a password of the pool. Not where every client leaves that to
 * identity providers, to a custom challenge, or to passkeys and codes of which people may take their choice.
 */
export function asksForPasswords(pool: Resource<'pool'>): boolean {
  const apps = appsOf(pool)
  // A pool without clients is given some through the API, of which nothing is known.
  return apps.length === 0 || apps.some((app) => !isMachine(app) && asks(app))
}

function asks(app: App): boolean {
  const { providers = ['COGNITO'] } = app.says
  const flows = flowsOf(app)
  if (flows.some((flow) => flow === 'srp' || flow === 'password' || flow === 'adminPassword')) return true
  const others = (app.pool.says.signIn?.factors ?? []).some((factor) => factor !== 'password')
  const chosen = flows.includes('choice') || (hasLoginPages(app) && providers.includes('COGNITO'))
  return chosen && !others
}
