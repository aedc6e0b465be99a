import type { Texts } from '../../engine/sign-in/turn.ts'
import { isOwnForm } from './csrf.ts'
import { readForm } from './read-form.ts'
import type { Visit } from './visit.ts'

/** What a form of our own pages has sent; nothing where another site's has, or it is out of date. */
export async function ownForm(visit: Visit): Promise<Texts | undefined> {
  const form = await readForm(visit.context)
  return form && isOwnForm(visit, form) ? form : undefined
}
