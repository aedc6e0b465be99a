import type { SamlProviderDocument } from '../made/documents.ts'
import type { Resource } from '../merge/resource.ts'

/** The path of a SAML provider's metadata from the project's folder, where they are a file; it is written from the provider's own. */
export function metadataFileOf({ file, value }: Resource): string | undefined {
  const { metadata } = value as unknown as SamlProviderDocument
  const folder = file.slice(0, file.lastIndexOf('/') + 1)
  return metadata.file === undefined ? undefined : folder + metadata.file.replace(/^\.\//, '')
}

/** The text of that file, which the model has in its place. */
export function metadataOf(
  provider: Resource | 'broken' | undefined,
  documents: ReadonlyMap<string, string>,
): string | undefined {
  const file = typeof provider === 'object' ? metadataFileOf(provider) : undefined
  return file === undefined ? undefined : documents.get(file)
}
