import type { Json, JsonObject } from '../model/trigger.ts'
import type { ClientDocument } from './made/documents.ts'
import type { Path } from './path.ts'

/** What nobody could see of a client's branding, and where in it that is said. */
export interface BrandingMistake {
  readonly path: Path
  readonly message: string
  readonly help: string
}

type Branding = NonNullable<ClientDocument['branding']>
type Asset = NonNullable<Branding['assets']>[number]

/** Colours, radii and pictures of a client's branding that pages could not take. */
export const brandingMistakes = ({ settings, assets = [] }: Branding): readonly BrandingMistake[] => [
  ...inSettings((settings ?? {}) as JsonObject, ['settings']),
  ...assets.flatMap((asset, index) => inAsset(asset, index, assets)),
]

function inSettings(value: Json, path: Path): readonly BrandingMistake[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((each: Json, index) => inSettings(each, [...path, index]))
  return Object.entries(value).flatMap(([name, each]) => {
    const at = [...path, name]
    const isObject = typeof each === 'object' && each !== null
    if (/^color$|Color$/.test(name) && !isObject && !isColour(each))
      return [
        {
          path: at,
          message: `\`${name}\` is no colour`,
          help: 'write six or eight hexadecimal figures, in quotes so that YAML reads neither a number nor a comment: `"0b6240ff"`',
        },
      ]
    if (name === 'borderRadius' && !isObject && !isRadius(each))
      return [{ path: at, message: '`borderRadius` is no radius', help: 'write pixels from 0 to 100: `8`' }]
    return inSettings(each, at)
  })
}

const isColour = (value: Json) => typeof value === 'string' && /^#?(?:[0-9a-f]{6}|[0-9a-f]{8})$/i.test(value)
const isRadius = (value: Json) => typeof value === 'number' && value >= 0 && value <= 100

// How the bytes of each kind of picture begin. An SVG is text.
const begins: Readonly<Record<Exclude<Asset['extension'], 'SVG'>, RegExp>> = {
  ICO: /^\0\0\x01\0/,
  JPEG: /^\xff\xd8\xff/,
  PNG: /^\x89PNG\r\n\x1a\n/,
  WEBP: /^RIFF[^]{4}WEBP/,
}

function inAsset(
  { category, mode, extension, bytes }: Asset,
  index: number,
  assets: readonly Asset[],
): readonly BrandingMistake[] {
  const path = ['assets', index]
  const first = assets.findIndex((other) => other.category === category && other.mode === mode)
  const text = Buffer.from(bytes, 'base64').toString('latin1')
  const isPicture = extension === 'SVG' ? text.includes('<svg') : begins[extension].test(text)
  return [
    ...(first < index
      ? [
          {
            path: [...path, 'category'],
            message: `\`${category}\` has a picture for \`${mode}\` already`,
            help: 'leave one of the two out, or give it another `mode`',
          },
        ]
      : []),
    ...(isPicture
      ? []
      : [
          {
            path: [...path, 'bytes'],
            message: `the bytes are those of no ${extension}`,
            help: 'write what `base64` makes of the file, and its kind under `extension`',
          },
        ]),
  ]
}
