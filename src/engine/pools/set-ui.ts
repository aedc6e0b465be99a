import type { Api } from '../../model/api.ts'
import { Fault } from '../../model/fault.ts'
import type { Dates, UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'
import { classicCss } from './classic-css.ts'
import { everyClient } from '../steps/find-client-or-all.ts'
import { deletePart, partOf, putPart } from './parts.ts'

type Said = Pick<Api['SetUICustomization']['input'], 'CSS' | 'ImageFile'>
type Whose = { readonly pool: UserPool; readonly whose: string }

/** How the classic pages of a client look, or of all; `whose` says which of the two it was said of. */
export interface Customization extends Said {
  readonly whose: string
  readonly dates: Dates | undefined
}

const part = (name: string) => ({ kind: 'ui', name }) as const
const busy = { code: 'TooManyRequestsException' } as const

/** Finds how the pages of a client look: as was said of it, else of all clients, else nothing. */
export const findUi: Step<Whose, { ui: Customization }> = {
  name: 'find UI customization',
  run({ pool, whose }) {
    const found = partOf(pool, part(whose)) ?? partOf(pool, part(everyClient))
    return { ui: found ? { ...found.body, whose: found.name, dates: found } : { whose, dates: undefined } }
  },
}

/** Says as a whole how the classic pages look; where nothing is said, they look as they do without. */
export const setUi: Step<Said & Whose, { ui: Customization }> = {
  name: 'set UI customization',
  run({ pool, whose, CSS, ImageFile }, ports, run) {
    // The sentences are unverified.
    if (!pool.domain)
      throw new Fault('InvalidParameterException', 'The user pool has no domain that could be customized.')
    if (ImageFile && !typeOfImage(ImageFile))
      throw new Fault('InvalidParameterException', 'The image is neither a PNG nor a JPEG.')
    const css = classicCss(CSS ?? '')
    if (typeof css !== 'string')
      throw new Fault('InvalidParameterException', `The CSS is not allowed: ${css.why}.`)
    const body = { ...(CSS && { CSS }), ...(ImageFile && { ImageFile }) }
    const was = partOf(pool, part(whose))
    if (!CSS && !ImageFile) {
      if (was) deletePart(pool, was, busy, run)
      return { ui: { whose, dates: undefined } }
    }
    const put = putPart(pool, part(whose), body, ports, run)
    return { ui: { ...body, whose, dates: { ...put, createdAt: was?.createdAt ?? put.createdAt } } }
  },
}

// The first bytes of each, as base64 has them. Cognito's guide takes no other.
const images = [
  ['iVBORw0KGgo', 'image/png'],
  ['/9j/', 'image/jpeg'],
] as const

/** What a picture is, by its first bytes. */
export const typeOfImage = (base64: string) => images.find(([first]) => base64.startsWith(first))?.[1]
