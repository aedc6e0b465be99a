import type {
  IamUserProperties,
  ManagedPolicyProperties,
  RoleProperties,
} from '../../../model/cloudformation.ts'
import type { JsonObject } from '../../../model/trigger.ts'
import type { IamUserDocument, PolicyDocument, RoleDocument } from '../../made/documents.ts'
import type { CanonicalIamUser, CanonicalPolicy, CanonicalRole } from '../canonical.ts'
import { formOf } from '../form.ts'
import { duration, list, reference, tagList, text } from '../lenses.ts'
import type { Row } from '../table.ts'
import { rowsOf, simple } from '../table.ts'
import { get, isObject } from '../tree.ts'
import { documentOf, statementsOf, statementsPolicy } from './statements.ts'
import { trust } from './trust.ts'

const roleRow = rowsOf<RoleDocument, RoleProperties>('properties')
const userRow = rowsOf<IamUserDocument, IamUserProperties>('properties')
const policyRow = rowsOf<PolicyDocument, ManagedPolicyProperties>('properties')

/** Inline policies: one of all statements, then the raw documents as they are. */
const inline: Row = {
  words: ['allow', 'deny', 'policies'],
  there: (said, scope) => {
    const spoken = said['allow'] ?? said['deny']
    const raw = said['policies']
    if (spoken === undefined && raw === undefined) return {}
    const statements = { PolicyName: statementsPolicy, PolicyDocument: documentOf(said, scope) }
    const documents = Object.entries((raw ?? {}) as JsonObject)
    const others = documents.map(([PolicyName, PolicyDocument]) => ({ PolicyName, PolicyDocument }))
    return { properties: { Policies: [...(spoken === undefined ? [] : [statements]), ...others] } }
  },
  back: (tree, scope) => {
    const all = get(tree, 'properties.Policies')
    if (!Array.isArray(all) || !all.every(isObject)) return {}
    const first = all[0]?.['PolicyName'] === statementsPolicy ? all[0]['PolicyDocument'] : undefined
    const said = first === undefined ? undefined : statementsOf(first, scope)
    const others = said ? all.slice(1) : all
    const entries = others.map((one) => [String(one['PolicyName']), one['PolicyDocument'] ?? null] as const)
    if (!entries.every(([name]) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/.test(name))) return {}
    return { ...said, ...(entries.length || !said ? { policies: Object.fromEntries(entries) } : {}) }
  },
}

/** A role. */
export const role = formOf<CanonicalRole>({
  implied: ({ name }) => ({ properties: { RoleName: name } }),
  rows: [
    roleRow('description', 'Description', text),
    simple('trust', 'properties.AssumeRolePolicyDocument', trust),
    roleRow('maxSession', 'MaxSessionDuration', duration(1000)),
    roleRow('path', 'Path', text),
    roleRow('boundary', 'PermissionsBoundary', reference('policy')),
    inline,
    roleRow('managed', 'ManagedPolicyArns', list(reference('policy'))),
    roleRow('tags', 'Tags', tagList),
  ],
})

/** A managed policy's document: of its statements, or raw. */
const content: Row = {
  words: ['allow', 'deny', 'document'],
  there: (said, scope) => ({
    properties: { PolicyDocument: said['document'] ?? documentOf(said, scope) },
  }),
  back: (tree, scope) => {
    const document = get(tree, 'properties.PolicyDocument')
    if (!isObject(document)) return {}
    return statementsOf(document, scope) ?? { document }
  },
}

/** A managed policy. */
export const policy = formOf<CanonicalPolicy>({
  implied: ({ name }) => ({ properties: { ManagedPolicyName: name } }),
  rows: [
    policyRow('description', 'Description', text),
    policyRow('path', 'Path', text),
    content,
    policyRow('tags', 'Tags', tagList),
  ],
})

/** Access keys, each with the name of its secret. */
const keys: Row = simple('keys', 'keys', {
  there: (value) =>
    Object.fromEntries(
      Object.entries(value as JsonObject).map(([id, bound]) => [id, (bound as JsonObject)['secret']!]),
    ),
  back: (value) =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([id, secret]) => [id, { secret }]))
      : undefined,
})

/** The device of a second factor, by the name of its seed. */
const mfa: Row = simple('mfa', 'mfa', {
  there: (value) => (value as JsonObject)['secret']!,
  back: (value) => (typeof value === 'string' ? { secret: value } : undefined),
})

/** An IAM user. */
export const iamUser = formOf<CanonicalIamUser>({
  implied: ({ name }) => ({ properties: { UserName: name }, keys: {} }),
  rows: [
    simple('description', 'description', text),
    userRow('path', 'Path', text),
    keys,
    mfa,
    userRow('boundary', 'PermissionsBoundary', reference('policy')),
    inline,
    userRow('managed', 'ManagedPolicyArns', list(reference('policy'))),
    userRow('tags', 'Tags', tagList),
  ],
})
