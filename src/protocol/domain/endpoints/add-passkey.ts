import type { Browser } from '../../../engine/browsers/recognise.ts'
import { inAscii, isAppAddress } from '../../../engine/oauth/app-address.ts'
import { addPasskeyAtPages, startPasskeyAtPages } from '../../../engine/oauth/passkey-at-pages.ts'
import { noWishes } from '../../../engine/oauth/wishes.ts'
import { mostPasskeys } from '../../../engine/passkeys/challenge.ts'
import { takesPasskeys } from '../../../engine/passkeys/relying-party.ts'
import type { Fault } from '../../../model/fault.ts'
import type { AppClient } from '../../../model/pool.ts'
import { calledBy } from '../../login/called-by.ts'
import { scriptAddress } from '../../login/passkeys/script.ts'
import { showPage } from '../../login/show-page.ts'
import { addPasskeyPage } from '../../login/views/add-passkey.ts'
import { chooseWords } from '../../login/words/choose.ts'
import type { Words } from '../../login/words/words.ts'
import { pageAddress } from '../arrive.ts'
import { csrfOf } from '../csrf.ts'
import type { DomainEndpoint } from '../endpoint.ts'
import { errorAddress } from '../error-address.ts'
import { meetBrowser } from '../known-browser.ts'
import { ownForm } from '../own-form.ts'
import type { Visit } from '../visit.ts'

interface Known {
  readonly client: AppClient
  readonly browser: Browser
  /** Where the app is, to which whoever is done goes back. */
  readonly backAt: string
}

/** Finds the app, and who is signed in; whoever is not, or has to prove it anew for this app, signs in for it first. */
async function known(visit: Visit, then: (known: Known) => Response | Promise<Response>) {
  const { context, pool, query, managed } = visit
  if (!managed || !takesPasskeys(pool)) return context.notFound()
  const { client_id: clientId, redirect_uri: backAt = '' } = query
  const client = pool.clients.find(({ id }) => id === clientId)
  if (!client?.properties.AllowedOAuthFlowsUserPoolClient)
    return context.redirect(errorAddress(visit, 'invalid_request'), 302)
  if (!client.properties.CallbackURLs?.includes(backAt) || !isAppAddress(backAt))
    return context.redirect(errorAddress(visit, 'redirect_mismatch'), 302)
  const { way, browser } = await meetBrowser(visit, { client, wishes: noWishes })
  if (browser && way !== 'sign in') return then({ client, browser, backAt })
  const asked = { response_type: 'code', ...query }
  return context.redirect(pageAddress({ ...visit, query: asked }, '/login'), 302)
}

const textOf = ({ questions: { passkey } }: Words, { code }: Fault): string =>
  code === 'LimitExceededException' ? passkey.full(mostPasskeys) : passkey.failed

async function ask(visit: Visit, { client, browser: { user }, backAt }: Known, problem?: string) {
  const { pool, base, ports } = visit
  const words = chooseWords(visit.context)
  const begun = await visit.run('AddPasskey_GET', startPasskeyAtPages, { pool, client, user })
  const held = await ports.store.passkeys(pool.id, user.username)
  const trouble = 'fault' in begun ? textOf(words, begun.fault) : problem
  const page = addPasskeyPage({
    words,
    csrf: csrfOf(visit),
    script: scriptAddress(base),
    name: calledBy(pool, user),
    ...('facts' in begun && { options: JSON.stringify(begun.facts.options) }),
    held: held.length,
    problem: trouble,
    backAt,
  })
  return showPage(visit, words, trouble === undefined ? page : { ...page, status: 400 })
}

/**
 * `GET /passkeys/add`: asks somebody who is signed in, by the session of the browser, for a passkey. Takes `client_id` and
 * `redirect_uri`, one of the client's callbacks. 302 to the sign-in page for whoever is not signed in, and to the error
 * page where no app is meant; 404 where the pages are the classic ones, or the pool takes no passkeys. What it takes,
 * and that it goes back by itself, is unverified.
 */
export const askForPasskey: DomainEndpoint = {
  method: 'GET',
  path: '/passkeys/add',
  answer: (visit) => known(visit, (who) => ask(visit, who)),
}

/** `POST /passkeys/add`: keeps what the browser has made, `credential`. 303 back to the app; 400 with the page where it is refused. */
export const addPasskey: DomainEndpoint = {
  method: 'POST',
  path: '/passkeys/add',
  answer: (visit) =>
    known(visit, async (who) => {
      const { client, browser, backAt } = who
      const words = chooseWords(visit.context)
      const form = await ownForm(visit)
      if (!form) return ask(visit, who, words.outOfDate)
      const { pool } = visit
      const { credential = '' } = form
      const done = await visit.run('AddPasskey_POST', addPasskeyAtPages, {
        pool,
        client,
        user: browser.user,
        credential,
      })
      if ('fault' in done) return ask(visit, who, textOf(words, done.fault))
      return visit.context.redirect(inAscii(backAt), 303)
    }),
}
