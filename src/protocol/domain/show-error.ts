import { showPage } from '../login/show-page.ts'
import { errorPage } from '../login/views/error.ts'
import { chooseWords } from '../login/words/choose.ts'
import type { Visit } from './visit.ts'

/** Tells a visitor in words what is wrong: by its code, and none of what went wrong on our side. */
export function showError(visit: Visit, code: string): Promise<Response> {
  const words = chooseWords(visit.context)
  return showPage(visit, words, errorPage(words, code))
}
