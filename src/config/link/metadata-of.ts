import type { PoolDocument, SamlProviderDocument } from '../made/documents.ts'
import type { Resource } from '../merge/resource.ts'

type Metadata = SamlProviderDocument['metadata']

/** A place in a resource where SAML metadata are said, and what is said. */
export interface MetadataSaid {
  readonly path: readonly string[]
  readonly metadata: Metadata
}

/** Every place where a resource says metadata of SAML providers. */
export function metadataIn({ kind, value }: Pick<Resource, 'kind' | 'value'>): readonly MetadataSaid[] {
  if (kind === 'saml-provider') {
    const { metadata } = value as unknown as SamlProviderDocument
    return [{ path: ['metadata'], metadata }]
  }
  const { identityProviders = {} } = value as unknown as PoolDocument
  return Object.entries(identityProviders).flatMap(([name, provider]) =>
    provider.type === 'saml' && provider.metadata
      ? [{ path: ['identityProviders', name, 'metadata'], metadata: provider.metadata }]
      : [],
  )
}

/** The path of metadata from the project's folder, where they are a file; it is written from that of the resource. */
export function metadataFileOf({ file }: Pick<Resource, 'file'>, metadata: Metadata): string | undefined {
  const folder = file.slice(0, file.lastIndexOf('/') + 1)
  return metadata.file === undefined ? undefined : folder + metadata.file.replace(/^\.\//, '')
}

/** The texts of those files by their places, which the model has in their stead. */
export const metadataOf = (
  resource: Resource | 'broken' | undefined,
  documents: ReadonlyMap<string, string>,
): readonly (readonly [path: readonly string[], text: string])[] =>
  typeof resource === 'object'
    ? metadataIn(resource).flatMap(({ path, metadata }) => {
        const file = metadataFileOf(resource, metadata)
        const text = file === undefined ? undefined : documents.get(file)
        return text === undefined ? [] : [[path, text] as const]
      })
    : []
