import type { Json, JsonObject } from '../../../model/trigger.ts'
import { dark, light, set, type Palette } from '../palette.ts'
import { hoverOf, readable } from './readable.ts'

type Mode = 'lightMode' | 'darkMode'
type At = (path: string) => Json | undefined

// What a style's settings say of a colour, `*` being the mode, and which of ours it is. The document's names are
// those that Cognito's branding editor writes; what is not here is kept and told, and changes nothing.
const colours: readonly (readonly [path: string, name: keyof Palette])[] = [
  ['components.pageBackground.*.color', 'page'],
  ['components.form.*.backgroundColor', 'card'],
  ['components.form.*.borderColor', 'edge'],
  ['components.pageText.*.bodyColor', 'text'],
  ['components.pageText.*.headingColor', 'head'],
  ['components.pageText.*.descriptionColor', 'quiet'],
  ['components.primaryButton.*.defaults.backgroundColor', 'accent'],
  ['components.primaryButton.*.defaults.textColor', 'on'],
  ['components.primaryButton.*.hover.backgroundColor', 'hover'],
  ['components.secondaryButton.*.defaults.textColor', 'second'],
  ['components.secondaryButton.*.defaults.borderColor', 'second-edge'],
  ['components.alert.*.error.backgroundColor', 'bad-card'],
  ['components.alert.*.error.borderColor', 'bad'],
  ['componentClasses.input.*.defaults.backgroundColor', 'field'],
  ['componentClasses.input.*.defaults.borderColor', 'line'],
  ['componentClasses.inputLabel.*.textColor', 'label'],
  ['componentClasses.link.*.defaults.textColor', 'link'],
  ['componentClasses.focusState.*.borderColor', 'focus'],
]

const radii = [
  ['components.form.borderRadius', 'radius'],
  ['componentClasses.input.borderRadius', 'field-radius'],
  ['componentClasses.buttons.borderRadius', 'button-radius'],
] as const

const sides: Readonly<Record<string, string>> = { START: 'flex-start', CENTER: 'center', END: 'flex-end' }

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads a document by paths, own members only. */
export const reader =
  (document: Json | undefined): At =>
  (path) =>
    path
      .split('.')
      .reduce<Json | undefined>(
        (value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined),
        document,
      )

/** A colour as a style sheet may have it: six or eight hexadecimal figures, with `#` or without, and nothing else. */
export const colour = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && /^#?(?:[0-9a-f]{6}|[0-9a-f]{8})$/i.test(value)
    ? `#${value.replace('#', '').toLowerCase()}`
    : undefined

const length = (value: Json | undefined): string | undefined =>
  typeof value === 'number' && value >= 0 && value <= 100 ? `${value}px` : undefined

const paletteIn = (at: At, mode: Mode): Partial<Palette> =>
  Object.fromEntries(
    colours.flatMap(([path, name]) => {
      const said = colour(at(path.replace('*', mode)))
      return said === undefined ? [] : [[name, said]]
    }),
  )

/** Which colours a style wants: those of the visitor's own scheme, or one of the two for everybody. */
export const schemeOf = (at: At): 'light' | 'dark' | 'both' => {
  const said = at('categories.global.colorSchemeMode')
  return said === 'LIGHT' ? 'light' : said === 'DARK' ? 'dark' : 'both'
}

/** The colours of one mode, as they are said and as far as they can be read. */
function coloursIn(at: At, mode: Mode, usual: Palette): Palette {
  const said = paletteIn(at, mode)
  const hover = said.accent && { hover: hoverOf(said.accent) }
  // What is typed, and what stands under the card, have no colour of their own in the document.
  return readable({ ...usual, ...hover, ...said }, usual)
}

/** Where a palette differs from the one that our own style sheet has. */
const changed = (palette: Palette, usual: Palette): Partial<Palette> =>
  Object.fromEntries(
    Object.entries(palette).filter(([name, value]) => usual[name as keyof Palette] !== value),
  )

/**
 * What a style's settings change of the style sheet. No text of the document gets into it as it is, and colours that
 * could not be read are not taken.
 */
export function settingsCss(settings: Json | undefined): string {
  const at = reader(settings)
  const [day, night] = [coloursIn(at, 'lightMode', light), coloursIn(at, 'darkMode', dark)]
  const scheme = schemeOf(at)
  const rest = radii.flatMap(([path, name]) => {
    const said = length(at(path))
    return said === undefined ? [] : [`--${name}:${said}`]
  })
  const root = (...lines: readonly string[]) => {
    const said = lines.filter((line) => line !== '').join(';')
    return said && `:root{${said}}`
  }
  const where = (name: string, path: string) => {
    const side = at(path)
    return typeof side === 'string' && Object.hasOwn(sides, side) ? [`${name}:${sides[side]}`] : []
  }
  const place = [
    ...where('align-items', 'categories.form.location.horizontal'),
    ...where('justify-content', 'categories.form.location.vertical'),
  ].join(';')
  const [byDay, byNight] = [set(changed(day, light)), set(changed(night, dark))]
  // What is said of the day alone must not last into the night.
  const colouring =
    scheme === 'both'
      ? `${root(byDay, ...rest)}${byDay || byNight ? `@media(prefers-color-scheme:dark){${root(set(night))}}` : ''}`
      : root(`color-scheme:${scheme}`, set(scheme === 'light' ? day : night), ...rest)
  return `${colouring}${place && `@media(min-width:30.01rem){body{${place}}}`}`
}
