import type { SamlProviderProperties } from '../../../model/cloudformation.ts'
import { readSamlMetadata, type SamlMetadata } from '../../../model/saml-metadata.ts'
import { Unreached } from '../../reach/fetch/unreached.ts'
import { Distrusted } from '../distrusted.ts'
import { isLocal, type Documents } from '../documents.ts'
import type { Kept } from '../kept.ts'

/** What is said of where metadata are: their text, or an address. */
export type MetadataAt = SamlProviderProperties['SamlMetadataDocument']

/** Metadata of SAML providers, wherever they are. Rejects with an `Unreached` where they cannot be had. */
export interface MetadataTaker {
  take(document: MetadataAt, now: number): Promise<SamlMetadata>
  /** The same, fetched anew where that may help: a provider may have other keys by now. */
  renew(document: MetadataAt, now: number): Promise<SamlMetadata>
}

const nameOf = (document: MetadataAt) => (typeof document === 'string' ? document : JSON.stringify(document))

/** Keeps what was read as `metadata` does. */
export function openMetadata({
  documents,
  metadata,
  allowLocal,
}: {
  readonly documents: Documents
  readonly metadata: Kept<SamlMetadata>
  readonly allowLocal: boolean
}): MetadataTaker {
  async function read(document: MetadataAt): Promise<SamlMetadata> {
    const found = readSamlMetadata(await textOf(document))
    if ('mistake' in found) throw new Unreached('ERR_NO_METADATA', 'the metadata cannot be read')
    return found
  }

  async function textOf(document: MetadataAt): Promise<string> {
    if (typeof document === 'string') return document
    // A file is read with the project, and the model has its text.
    if ('file' in document) throw new Unreached('ERR_NO_METADATA', 'the metadata was not read')
    const local = allowLocal && URL.canParse(document.url) && isLocal(new URL(document.url))
    const { status, text } = await documents.get(document.url, { local })
    if (status !== 200) throw new Unreached('ERR_NO_METADATA', 'there is no metadata')
    return text
  }

  const by = (way: 'take' | 'renew') => async (document: MetadataAt, now: number) => {
    const found = await metadata[way](nameOf(document), () => read(document))
    // Keys whose time is over sign nothing any more.
    if (found.validUntil !== undefined && found.validUntil <= now) throw new Distrusted({ why: 'signature' })
    return found
  }

  return { take: by('take'), renew: by('renew') }
}
