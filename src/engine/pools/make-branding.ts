import type { Api } from '../../model/api.ts'
import { Fault } from '../../model/fault.ts'
import type { AppClient, PoolPart, UserPool } from '../../model/pool.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import type { Refusal } from '../effect.ts'
import type { Step } from '../flow.ts'
import { drawUuid } from '../secrets/random-text.ts'
import { changePart, deletePart, makePart, partOf, partsOf } from './parts.ts'

type Said = Pick<
  Api['CreateManagedLoginBranding']['input'],
  'Assets' | 'Settings' | 'UseCognitoProvidedValues'
>
type Asset = NonNullable<Said['Assets']>[number]

/** How the pages of one client look: the style's id, and the document and pictures as they were said. */
export interface Branding {
  readonly id: string
  readonly provided: boolean
  readonly settings?: Json
  readonly assets: readonly Asset[]
}

/** A style as it is kept: named by its client, which has one at most. */
export type BrandingPart = Omit<PoolPart, 'body'> & { readonly body: Branding }

const mostStyles = 20
const mostAssets = 40
const taken: Refusal = { code: 'ManagedLoginBrandingExistsException' }
// The sentence is unverified.
const gone: Refusal = { code: 'ResourceNotFoundException', message: 'Branding style not found.' }
const brandingGone = () => new Fault(gone.code, gone.message)

/** Finds a style by its id. */
export const findBranding: Step<
  { pool: UserPool; ManagedLoginBrandingId?: string | undefined },
  { branding: BrandingPart }
> = {
  name: 'find branding',
  run({ pool, ManagedLoginBrandingId: id }) {
    const found = partsOf(pool, 'branding').find(({ body }) => body['id'] === id)
    if (!found) throw brandingGone()
    return { branding: found as unknown as BrandingPart }
  },
}

/** Finds the style of a client. */
export const findClientBranding: Step<{ pool: UserPool; client: AppClient }, { branding: BrandingPart }> = {
  name: 'find branding of client',
  run({ pool, client }) {
    const found = partOf(pool, { kind: 'branding', name: client.id })
    if (!found) throw brandingGone()
    return { branding: found as unknown as BrandingPart }
  },
}

/** Gives a client a style of its own. */
export const makeBranding: Step<Said & { pool: UserPool; client: AppClient }, { branding: BrandingPart }> = {
  name: 'make branding',
  run(said, ports, run) {
    const { pool, client } = said
    if (partOf(pool, { kind: 'branding', name: client.id })) throw new Fault(taken.code)
    // The sentence is unverified.
    if (partsOf(pool, 'branding').length >= mostStyles)
      throw new Fault('LimitExceededException', `At most ${mostStyles} branding styles are allowed.`)
    const body = changed({ id: drawUuid(ports.random), provided: false, assets: [] }, said)
    const part = makePart(pool, { kind: 'branding', name: client.id }, body, taken, ports, run)
    return { branding: { ...part, body } }
  },
}

/** Changes what is said of a style, and leaves what is not; or puts it back to what Cognito provides. */
export const changeBranding: Step<
  Said & { pool: UserPool; branding: BrandingPart },
  { branding: BrandingPart }
> = {
  name: 'change branding',
  run(said, ports, run) {
    const { pool, branding: was } = said
    const body = changed(was.body, said)
    changePart(pool, was, body, gone, ports, run)
    return { branding: { ...was, body, modifiedAt: ports.clock.now() } }
  },
}

/** Takes a style away. */
export const deleteBranding: Step<{ pool: UserPool; branding: BrandingPart }> = {
  name: 'delete branding',
  run({ pool, branding: { kind, name } }, _, run) {
    deletePart(pool, { kind, name }, gone, run)
    return undefined
  },
}

function changed(was: Branding, { UseCognitoProvidedValues: provided, Settings, Assets }: Said): Branding {
  // The sentences are unverified; the guide says what they refuse.
  if (provided && (Settings !== undefined || Assets !== undefined))
    throw new Fault(
      'InvalidParameterException',
      'Settings and Assets must be left out where UseCognitoProvidedValues is true.',
    )
  if (provided) return { id: was.id, provided, assets: [] }
  const settings = Settings === undefined ? was.settings : merged(was.settings, Settings as Json)
  return {
    id: was.id,
    provided: provided ?? (Settings === undefined && Assets === undefined && was.provided),
    ...(settings !== undefined && { settings }),
    assets: withAssets(was.assets, Assets ?? []),
  }
}

const slot = ({ Category, ColorMode }: Asset) => `${Category} ${ColorMode}`

/** Pictures by the place where they stand; a later one takes the place of an earlier. */
function withAssets(was: readonly Asset[], said: readonly Asset[]): readonly Asset[] {
  const assets = new Map(was.map((asset) => [slot(asset), asset]))
  for (const asset of said) {
    const before = assets.get(slot(asset))
    // One that is told without its bytes is the one that is there.
    const bytes = asset.Bytes ?? before?.Bytes
    if (bytes === undefined)
      throw new Fault('InvalidParameterException', `The asset ${asset.Category} has no Bytes.`)
    assets.set(slot(asset), { ...before, ...asset, Bytes: bytes })
  }
  if (assets.size > mostAssets)
    throw new Fault('InvalidParameterException', `A branding style has at most ${mostAssets} assets.`)
  return [...assets.values()]
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A document with another laid over it: objects by their members, everything else as a whole. */
function merged(was: Json | undefined, said: Json): Json {
  if (!isObject(was) || !isObject(said)) return said
  const under = new Map(Object.entries(was))
  for (const [name, value] of Object.entries(said)) under.set(name, merged(under.get(name), value))
  return Object.fromEntries(under)
}
