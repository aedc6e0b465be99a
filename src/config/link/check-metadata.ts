import { readSamlMetadata } from '../../model/saml-metadata.ts'
import type { SamlProviderDocument } from '../made/documents.ts'
import type { Environment } from '../merge/environment.ts'
import type { Resource } from '../merge/resource.ts'
import { nearest } from '../nearest.ts'
import { checkPlace } from './check-place.ts'
import { metadataFileOf } from './metadata-of.ts'
import type { Tell } from './tell.ts'

/** Checks that a file of SAML metadata is there and describes an identity provider with a key. Nothing is fetched. */
export function checkMetadata(
  provider: Resource,
  documents: ReadonlyMap<string, string>,
  environment: Environment,
  tell: Tell,
): void {
  const { url } = (provider.value as unknown as SamlProviderDocument).metadata
  if (url !== undefined) checkPlace(provider, ['metadata', 'url'], url, environment, tell)
  const file = metadataFileOf(provider)
  if (file === undefined) return
  const path = ['metadata', 'file']
  const text = documents.get(file)
  if (text === undefined) {
    const folder = file.slice(0, file.lastIndexOf('/') + 1)
    const beside = [...documents.keys()]
      .filter((one) => one.startsWith(folder))
      .map((one) => `./${one.slice(folder.length)}`)
    const meant = nearest(`./${file.slice(folder.length)}`, beside)
    tell(provider, path, {
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
  tell(provider, path, {
    rule: 'PW-LINK-026',
    message: `the metadata in \`${file}\` ${metadata.mistake}`,
    help: 'take the `EntityDescriptor` of one SAML 2.0 identity provider as it publishes it',
  })
}
