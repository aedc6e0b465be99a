import { classicCss } from '../../../engine/pools/classic-css.ts'
import type { Branding } from '../../../engine/pools/make-branding.ts'
import { partOf } from '../../../engine/pools/parts.ts'
import { everyClient } from '../../../engine/steps/find-client-or-all.ts'
import type { PoolPart } from '../../../model/pool.ts'
import type { Visit } from '../../domain/visit.ts'
import { light, set } from '../palette.ts'
import { picturesIn, type Picture } from './pictures.ts'
import { reader, schemeOf, settingsCss } from './settings.ts'

/** How the pages of a client differ from those of all others. Every address is a file below `/assets/`. */
export interface Look {
  /** What stands after our own style sheet. */
  readonly css: string
  readonly logo?: { readonly light: string; readonly dark?: string; readonly side: string }
  readonly background?: { readonly light: string; readonly dark?: string }
  readonly favicon?: string
}

const plain: Look = { css: '' }
const sides: Readonly<Record<string, string>> = { START: 'start', CENTER: 'center', END: 'end' }

type Pair = { readonly light: string; readonly dark?: string }

/** The pictures for one place: of the scheme that is used, or one by day and one by night. */
function pairOf(pictures: readonly Picture[], category: string, scheme: 'light' | 'dark' | 'both') {
  const of = (mode: Picture['mode']) =>
    pictures.find((picture) => picture.category === category && picture.mode === mode)?.file
  const [light, dark, any] = [of('LIGHT'), of('DARK'), of('DYNAMIC')]
  const day = light ?? any ?? dark
  const night = dark ?? any ?? light
  if (!day || !night) return undefined
  if (scheme !== 'both') return { light: scheme === 'light' ? day : night }
  return { light: day, ...(night !== day && { dark: night }) } satisfies Pair
}

function styled(part: PoolPart): Look {
  const { provided, settings } = part.body as unknown as Branding
  if (provided) return plain
  const at = reader(settings)
  const pictures = picturesIn(part)
  const scheme = schemeOf(at)
  // A picture that is there is shown, unless the settings say that it shall not be.
  const wanted = (path: string, category: string) =>
    at(path) === false ? undefined : pairOf(pictures, category, scheme)
  const logo = wanted('components.form.logo.enabled', 'FORM_LOGO')
  const background = wanted('components.pageBackground.image.enabled', 'PAGE_BACKGROUND')
  const icon = pictures.find(({ category }) => category === 'FAVICON_SVG' || category === 'FAVICON_ICO')
  const side = at('components.form.logo.location')
  return {
    css: settingsCss(settings),
    ...(logo && {
      logo: {
        ...logo,
        side: typeof side === 'string' && Object.hasOwn(sides, side) ? (sides[side] ?? '') : 'start',
      },
    }),
    ...(background && { background }),
    ...(icon && { favicon: icon.file }),
  }
}

function classic(part: PoolPart): Look {
  const { CSS = '' } = part.body as { readonly CSS?: string }
  const css = classicCss(CSS)
  const logo = pairOf(picturesIn(part), 'FORM_LOGO', 'light')
  // Whoever wrote it knew light pages alone: on dark ones their colours could not be read.
  const day = `:root{color-scheme:light;${set(light)}}`
  return {
    css: typeof css === 'string' && css ? `${day}${css}` : '',
    ...(logo && { logo: { ...logo, side: 'center' } }),
  }
}

const known = new WeakMap<object, Look>()

/**
 * How the pages of a client look: by its branding style where the domain has managed login (version 2), by the UI
 * customization of it or of all clients where the domain has classic pages.
 */
export function lookOf({ pool, managed }: Pick<Visit, 'pool' | 'managed'>, clientId: string): Look {
  const named = (kind: 'ui' | 'branding', name: string) => partOf(pool, { kind, name })
  const part = managed ? named('branding', clientId) : (named('ui', clientId) ?? named('ui', everyClient))
  if (!part) return plain
  const found = known.get(part.body) ?? (managed ? styled(part) : classic(part))
  known.set(part.body, found)
  return found
}
