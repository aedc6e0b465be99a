import { createHash } from 'node:crypto'
import { typeOfImage } from '../../../engine/pools/set-ui.ts'
import { partsOf } from '../../../engine/pools/parts.ts'
import type { PoolPart, UserPool } from '../../../model/pool.ts'

/** A picture of somebody's branding, as this server gives it out. */
export interface Picture {
  /** Of what it stands for, as Cognito names it: `FORM_LOGO`, say. The picture of classic pages is one too. */
  readonly category: string
  readonly mode: 'LIGHT' | 'DARK' | 'DYNAMIC'
  /** Its name below `/assets/`, which says what is in it and so never means another. */
  readonly file: string
  readonly type: string
  readonly bytes: Buffer
}

const types: Readonly<Record<string, string>> = {
  ICO: 'image/x-icon',
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  SVG: 'image/svg+xml',
  WEBP: 'image/webp',
}

interface Asset {
  readonly Category: string
  readonly ColorMode: Picture['mode']
  readonly Extension: string
  readonly Bytes?: string
}

function pictureOf({ Category, ColorMode, Extension, Bytes = '' }: Asset): readonly Picture[] {
  const type = Object.hasOwn(types, Extension) ? types[Extension] : undefined
  if (!type) return []
  const bytes = Buffer.from(Bytes, 'base64')
  const name = createHash('sha256').update(type).update('\0').update(bytes).digest('hex').slice(0, 32)
  return [{ category: Category, mode: ColorMode, file: `${name}.${Extension.toLowerCase()}`, type, bytes }]
}

function read({ kind, body }: PoolPart): readonly Picture[] {
  if (kind === 'branding') return (body['assets'] as unknown as readonly Asset[]).flatMap(pictureOf)
  const { ImageFile: Bytes } = body as { readonly ImageFile?: string }
  const extension = Bytes && typeOfImage(Bytes)?.split('/')[1]?.toUpperCase()
  if (!Bytes || !extension) return []
  return pictureOf({ Category: 'FORM_LOGO', ColorMode: 'DYNAMIC', Extension: extension, Bytes })
}

const known = new WeakMap<object, readonly Picture[]>()

/** The pictures of one branding, read once as long as it is the same. */
export function picturesIn(part: PoolPart): readonly Picture[] {
  const found = known.get(part.body) ?? read(part)
  known.set(part.body, found)
  return found
}

/** The picture of a pool that goes by a name. */
export const pictureCalled = (pool: UserPool, file: string): Picture | undefined =>
  [...partsOf(pool, 'branding'), ...partsOf(pool, 'ui')]
    .flatMap(picturesIn)
    .find((picture) => picture.file === file)
