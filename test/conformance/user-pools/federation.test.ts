import { createIdentityProvider } from './create-identity-provider.ts'
import { createResourceServer } from './create-resource-server.ts'
import { deleteIdentityProvider } from './delete-identity-provider.ts'
import { deleteResourceServer } from './delete-resource-server.ts'
import { describeIdentityProvider } from './describe-identity-provider.ts'
import { describeResourceServer } from './describe-resource-server.ts'
import { getIdentityProviderByIdentifier } from './get-identity-provider-by-identifier.ts'
import { listIdentityProviders } from './list-identity-providers.ts'
import { listResourceServers } from './list-resource-servers.ts'
import { run } from './run.ts'
import { updateIdentityProvider } from './update-identity-provider.ts'
import { updateResourceServer } from './update-resource-server.ts'

run([
  createIdentityProvider,
  createResourceServer,
  deleteIdentityProvider,
  deleteResourceServer,
  describeIdentityProvider,
  describeResourceServer,
  getIdentityProviderByIdentifier,
  listIdentityProviders,
  listResourceServers,
  updateIdentityProvider,
  updateResourceServer,
])
