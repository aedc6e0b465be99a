import { readSamlMetadata } from '../../model/saml-metadata.ts'
import type { Environment } from '../merge/environment.ts'
import type { Resource } from '../merge/resource.ts'
import { nearest } from '../nearest.ts'
import { checkPlace } from './check-place.ts'
import { metadataFileOf, metadataIn, type MetadataSaid } from './metadata-of.ts'
import type { Tell } from './tell.ts'

/** Checks that files of SAML metadata are there and describe identity providers with a key. Nothing is fetched. */
export function checkMetadata(
  resource: Resource,
  documents: ReadonlyMap<string, string>,
  environment: Environment,
  tell: Tell,
): void {
  for (const said of metadataIn(resource)) {
    const { url } = said.metadata
    if (url !== undefined) checkPlace(resource, [...said.path, 'url'], url, environment, tell)
    const file = metadataFileOf(resource, said.metadata)
    if (file !== undefined) checkFile({ resource, said, file }, documents, tell)
  }
}

function checkFile(
  { resource, said, file }: { resource: Resource; said: MetadataSaid; file: string },
  documents: ReadonlyMap<string, string>,
  tell: Tell,
): void {
  const path = [...said.path, 'file']
  const text = documents.get(file)
  if (text === undefined) {
    const folder = file.slice(0, file.lastIndexOf('/') + 1)
    const beside = [...documents.keys()]
      .filter((one) => one.startsWith(folder))
      .map((one) => `./${one.slice(folder.length)}`)
    const meant = nearest(`./${file.slice(folder.length)}`, beside)
    tell(resource, path, {
      rule: 'PW-LINK-025',
      message: `there is no file \`${file}\``,
      help: meant
        ? `did you mean \`${meant}\`?`
        : 'put the metadata that the provider publishes there, as an `.xml` file under `pools/`',
    })
    return
  }
  const metadata = readSamlMetadata(text)
  if (!('mistake' in metadata)) return
  tell(resource, path, {
    rule: 'PW-LINK-026',
    message: `the metadata in \`${file}\` ${metadata.mistake}`,
    help: 'take the `EntityDescriptor` of one SAML 2.0 identity provider as it publishes it',
  })
}
