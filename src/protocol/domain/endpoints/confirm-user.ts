import { confirmByLink } from '../../../engine/messages/confirm-by-link.ts'
import type { AppClient } from '../../../model/pool.ts'
import { ConfirmSignUp } from '../../../operations/user-pools/confirm-sign-up.ts'
import { html } from '../../login/html.ts'
import { buttonLink, lead } from '../../login/parts.ts'
import { showPage } from '../../login/show-page.ts'
import { chooseWords } from '../../login/words/choose.ts'
import { recallRequest, remember } from '../account-cookie.ts'
import { callOperation } from '../call-operation.ts'
import type { DomainEndpoint } from '../endpoint.ts'
import type { Visit } from '../visit.ts'

/** The operation that does the same by a code, and what a link does in its place. */
const byLink = { ...ConfirmSignUp, flow: confirmByLink, output: () => ({}) }

/** Confirms the account that a link is of. */
async function follow(visit: Visit, client: AppClient | undefined): Promise<boolean> {
  const { user_name: Username = '', confirmation_code: ConfirmationCode = '' } = visit.query
  if (!client) return false
  const asked = { Username, ConfirmationCode }
  const done = await callOperation(visit, client, 'ConfirmUser_GET', byLink, asked)
  if ('fault' in done) return false
  const query = recallRequest(visit, client)
  if (query !== undefined) remember(visit, client, { username: Username, notice: 'confirmed' }, query)
  return true
}

/**
 * `GET /confirmUser?client_id=…&user_name=…&confirmation_code=…`: where the link in a mail leads. It confirms the
 * account as ConfirmSignUp does: 200, with the way on to the app where the sign-up was begun in this browser; 400
 * where the link is wrong, used or too old, which is all that is said. Whoever only looks, by HEAD, changes nothing.
 */
export const followLink: DomainEndpoint = {
  method: 'GET',
  path: '/confirmUser',
  async answer(visit) {
    const { context } = visit
    if (context.req.method === 'HEAD') return context.body(null, 200)
    const words = chooseWords(context)
    const { followed, unusable } = words.accounts.byLink
    const client = visit.pool.clients.find(({ id }) => id === visit.query['client_id'])
    const query = client && recallRequest(visit, client)
    // Where whoever has signed up in this browser goes on to the app that sent them there.
    const on = query === undefined ? undefined : `${visit.base}/login?${new URLSearchParams(query)}`
    const button = on === undefined ? '' : html`<p>${buttonLink(on, words.signIn)}</p>`
    if (!(await follow(visit, client)))
      return showPage(visit, words, {
        title: unusable.title,
        body: html`${lead(unusable.lead)}${button}`,
        status: 400,
      })
    const says = on === undefined ? followed.elsewhere : followed.lead
    return showPage(visit, words, { title: followed.title, body: html`${lead(says)}${button}` })
  },
}
