import type { Json, JsonObject } from '../../../model/trigger.ts'
import { dark, light, set, type Palette } from '../palette.ts'

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

/** What a style's settings change of the style sheet. No text of the document gets into it as it is. */
export function settingsCss(settings: Json | undefined): string {
  const at = reader(settings)
  const [day, night] = [paletteIn(at, 'lightMode'), paletteIn(at, 'darkMode')]
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
  const colouring =
    scheme === 'both'
      ? `${root(set(day), ...rest)}${Object.keys(night).length || Object.keys(day).length ? `@media(prefers-color-scheme:dark){${root(set({ ...dark, ...night }))}}` : ''}`
      : root(
          `color-scheme:${scheme}`,
          set(scheme === 'light' ? { ...light, ...day } : { ...dark, ...night }),
          ...rest,
        )
  return `${colouring}${place && `@media(min-width:30.01rem){body{${place}}}`}`
}
