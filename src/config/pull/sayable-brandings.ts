import type { PoolPart } from '../../model/pool.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import { brandingMistakes } from '../branding-mistakes.ts'
import { assets as pictures } from '../canonical/pool/branding.ts'
import type { CanonicalClient } from '../canonical/canonical.ts'
import { isObject } from '../canonical/tree.ts'
import type { ClientDocument } from '../made/documents.ts'

type Said = NonNullable<CanonicalClient['branding']>

// Letters of all styles of a pool: a file is 1 MiB at most, and says more than them.
const most = 600_000
// Letters of one picture, and which, as the schema has it.
const mostBytes = 400_000
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** Styles that a file can say, by their clients: without mistakes, and as far as they fit into it. */
export function sayableBrandings(parts: readonly PoolPart[]): ReadonlyMap<string, Said> {
  const sayable = new Map<string, Said>()
  let left = most
  for (const { kind, name, body } of parts) {
    const said = kind === 'branding' ? saidOf(body) : undefined
    const size = said ? JSON.stringify(said).length : 0
    if (!said || size > left) continue
    left -= size
    sayable.set(name, said)
  }
  return sayable
}

function saidOf({ provided, settings, assets = [] }: JsonObject): Said | undefined {
  if (provided === true || !Array.isArray(assets)) return undefined
  if (settings !== undefined && (!isObject(settings) || hasNull(settings))) return undefined
  const fits = (asset: Json) => {
    const bytes = isObject(asset) ? String(asset['Bytes']) : ''
    return bytes !== '' && bytes.length <= mostBytes && base64.test(bytes)
  }
  const ours = assets.length ? pictures.back(assets, undefined as never) : undefined
  if (assets.length ? !ours || !assets.every(fits) : settings === undefined) return undefined
  const file = { ...(settings && { settings }), ...(ours && { assets: ours }) } as ClientDocument['branding']
  if (brandingMistakes(file ?? {}).length) return undefined
  return { ...(settings && { Settings: settings }), ...(ours && { Assets: assets as JsonObject[] }) }
}

// A null takes away what another layer says, and is nothing of its own.
const hasNull = (value: Json): boolean =>
  value === null || (typeof value === 'object' && Object.values(value).some((each: Json) => hasNull(each)))
