import { continueAtPages } from '../../engine/browsers/continue.ts'
import type { Browser } from '../../engine/browsers/recognise.ts'
import { refusedTo, toldOf } from '../../engine/federation/refusal.ts'
import { refusalOf } from '../../engine/oauth/send-back.ts'
import { pageAddress, type Arrival } from './arrive.ts'
import { meetBrowser } from './known-browser.ts'
import type { Visit } from './visit.ts'

/** Sends somebody whose browser is known back to the app, or tells it why nobody comes. */
export async function continueAs(
  visit: Visit,
  { client, authorization }: Arrival,
  browser: Browser,
): Promise<Response> {
  const { context, pool } = visit
  const name = context.req.method === 'POST' ? 'Continue_POST' : 'OAuth2_Authorize_GET'
  const done = await visit.run(name, continueAtPages, { pool, client, authorization, browser })
  const status = context.req.method === 'POST' ? 303 : 302
  if ('fault' in done) return context.redirect(refusedTo(authorization, toldOf(done.fault)), status)
  const { said } = done.facts
  if (said.kind !== 'admitted') throw new Error('whoever is known was asked something')
  return context.redirect(said.address, status)
}

/** What becomes of a visitor by what their browser has proved already; nothing where they have to sign in. */
export async function passKnown(visit: Visit, arrival: Arrival): Promise<Response | undefined> {
  const { way, browser } = await meetBrowser(visit, arrival)
  const { context } = visit
  if (way === 'sign in') return undefined
  if (way === 'login_required')
    return context.redirect(refusalOf({ to: arrival.authorization, error: 'login_required' }), 302)
  if (way === 'choose' || !browser) return context.redirect(pageAddress(visit, '/continue'), 302)
  return continueAs(visit, arrival, browser)
}

/** Where somebody who is known goes on, unless they have asked for the sign-in page itself. */
export async function leadOn(visit: Visit, arrival: Arrival): Promise<Response | undefined> {
  // Pages that grant no wishes are asked so by our own link alone.
  if (visit.query['prompt']?.split(' ').includes('login')) return undefined
  const { way } = await meetBrowser(visit, arrival)
  const isKnown = way === 'choose' || way === 'at once'
  return isKnown ? visit.context.redirect(pageAddress(visit, '/continue'), 302) : undefined
}
