import type { SamlErrand } from '../../../engine/federation/saml/saml-port.ts'
import { onwardPage } from '../../login/views/onward.ts'
import { showPage } from '../../login/show-page.ts'
import { chooseWords } from '../../login/words/choose.ts'
import type { Visit } from '../visit.ts'

/** Has a browser bring a message to a provider: by its address, or by a page with a form that waits to be sent. */
export function runErrand(visit: Visit, errand: SamlErrand): Response | Promise<Response> {
  if (errand.binding === 'redirect') return visit.context.redirect(errand.url, 302)
  const words = chooseWords(visit.context)
  return showPage(visit, words, onwardPage(words, errand))
}
