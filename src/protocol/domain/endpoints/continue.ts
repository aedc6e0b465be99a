import type { Browser } from '../../../engine/browsers/recognise.ts'
import { calledBy } from '../../login/called-by.ts'
import { showPage } from '../../login/show-page.ts'
import { continuePage } from '../../login/views/continue.ts'
import { chooseWords } from '../../login/words/choose.ts'
import { arrive, pageAddress, type Arrival } from '../arrive.ts'
import type { DomainEndpoint } from '../endpoint.ts'
import { meetBrowser } from '../known-browser.ts'
import { continueAs } from '../pass-known.ts'
import { markedWord, readMarkedForm } from '../question-form.ts'
import type { Visit } from '../visit.ts'

/** Where somebody else signs in for the same app: whoever the browser is known for, that page asks. */
function otherAddress({ base, query }: Visit, { wishes }: Arrival): string {
  const prompt = [...new Set([...wishes.prompt.filter((word) => word !== 'none'), 'login'])].join(' ')
  return pageAddress({ base, query: { ...query, prompt } }, '/login')
}

function show(visit: Visit, arrival: Arrival, { user }: Browser, isStale: boolean) {
  const words = chooseWords(visit.context)
  return showPage(
    visit,
    words,
    continuePage({
      words,
      csrf: markedWord(visit, user.sub),
      name: calledBy(visit.pool, user),
      otherAt: otherAddress(visit, arrival),
      ...(isStale && { problem: words.outOfDate }),
    }),
  )
}

/** Whoever may go on without a proof for this app. */
async function known(visit: Visit, arrival: Arrival): Promise<Browser | undefined> {
  const { way, browser } = await meetBrowser(visit, arrival)
  return way === 'choose' || way === 'at once' ? browser : undefined
}

/**
 * `GET /continue`: asks somebody whose browser is known whether they go on as who they are, or are somebody else. Takes
 * what the authorize endpoint takes. 302 to the sign-in page for whoever is not known, or has to prove it anew.
 */
export const askWhether: DomainEndpoint = {
  method: 'GET',
  path: '/continue',
  answer: (visit) =>
    arrive(visit, async (arrival) => {
      const browser = await known(visit, arrival)
      if (browser) return show(visit, arrival, browser, false)
      return visit.context.redirect(pageAddress(visit, '/login'), 302)
    }),
}

/**
 * `POST /continue`: goes on as who the page has named. 303 to the app, or to the sign-in page where that is over; 400 with
 * the page where the browser is known for somebody else by now.
 */
export const goOnAsKnown: DomainEndpoint = {
  method: 'POST',
  path: '/continue',
  answer: (visit) =>
    arrive(visit, async (arrival) => {
      const browser = await known(visit, arrival)
      if (!browser) return visit.context.redirect(pageAddress(visit, '/login'), 303)
      return (await readMarkedForm(visit, browser.user.sub))
        ? continueAs(visit, arrival, browser)
        : show(visit, arrival, browser, true)
    }),
}
