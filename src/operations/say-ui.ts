import { typeOfImage, type Customization } from '../engine/pools/set-ui.ts'
import type { Api } from '../model/api.ts'
import type { UserPool } from '../model/pool.ts'
import { sayDates } from './read-dates.ts'

type Answer = Api['GetUICustomization']['output']['UICustomization']

/** How classic pages look as the API says it; the picture is in its own URL, by RFC 2397. Empty where nothing was said. */
export function sayUi({ id }: UserPool, { whose, CSS, ImageFile, dates }: Customization): Answer {
  if (!dates) return {}
  return {
    UserPoolId: id,
    ClientId: whose,
    ...(ImageFile && { ImageUrl: `data:${typeOfImage(ImageFile) ?? ''};base64,${ImageFile}` }),
    ...(CSS && { CSS, CSSVersion: version(dates.modifiedAt) }),
    ...sayDates(dates),
  }
}

/** The moment of the last change, to the second, in digits alone. */
const version = (at: number) => new Date(at).toISOString().replace(/\D/g, '').slice(0, 14)
