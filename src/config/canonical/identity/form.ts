import type { IdentityPoolProperties } from '../../../model/cloudformation.ts'
import type { JsonObject } from '../../../model/trigger.ts'
import type { IdentityDocument } from '../../made/documents.ts'
import type { CanonicalIdentity } from '../canonical.ts'
import type { Form } from '../form.ts'
import { flag, reference, tagList, text } from '../lenses.ts'
import type { Table } from '../table.ts'
import { back, rowsOf, simple, there } from '../table.ts'
import { keyed, listed } from '../tree.ts'
import { mappings } from './mappings.ts'
import { providers } from './providers.ts'

const row = rowsOf<IdentityDocument, IdentityPoolProperties>('properties')

/** All that an identity pool's file can say. */
const identityTable: Table = {
  implied: ({ name }) => ({
    properties: { IdentityPoolName: name, AllowUnauthenticatedIdentities: false },
    principalTags: {},
  }),
  rows: [
    simple('id', 'id', text),
    simple('description', 'description', text),
    row('guests', 'AllowUnauthenticatedIdentities', flag),
    row('classicFlow', 'AllowClassicFlow', flag),
    row('developerProvider', 'DeveloperProviderName', text),
    ...providers,
    ...mappings,
    simple('roles.authenticated', 'roles.Roles.authenticated', reference('role')),
    simple('roles.guest', 'roles.Roles.unauthenticated', reference('role')),
    row('tags', 'IdentityPoolTags', tagList),
  ],
  companions: {
    'AWS::Cognito::IdentityPoolRoleAttachment': 'roles',
    'AWS::Cognito::IdentityPoolPrincipalTag': 'principalTags',
  },
}

/** An identity pool. */
export const identity: Form<CanonicalIdentity> = {
  desugar: (said, scope) => {
    const { principalTags, ...rest } = there(identityTable, said, scope)
    const tags = listed((principalTags ?? {}) as JsonObject, 'IdentityProviderName')
    return { ...rest, principalTags: tags } as unknown as CanonicalIdentity
  },
  resugar: ({ principalTags, ...rest }, scope) => {
    const tags = keyed(principalTags as unknown as readonly JsonObject[], 'IdentityProviderName')
    return back(identityTable, { ...(rest as unknown as JsonObject), principalTags: tags }, scope)
  },
}
