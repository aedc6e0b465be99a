import type { Decision, Layer } from '../../model/iam.ts'

/** How AWS calls the policies of a layer, in its sentences. */
const kinds: Readonly<Record<Layer, string>> = {
  trust: 'resource-based policy',
  identity: 'identity-based policy',
  resource: 'resource-based policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  'scope-down': 'session policy',
}

/**
 * The sentence with which AWS denies. Follows "Troubleshoot access denied error messages" of the IAM User
 * Guide.
 */
export function deniedWords(
  arn: string,
  { action, resource }: { readonly action: string; readonly resource: string },
  { by, missing = 'identity' }: Decision,
): string {
  const what = `User: ${arn} is not authorized to perform: ${action} on resource: ${resource}`
  if (!by) return `${what} because no ${kinds[missing]} allows the ${action} action`
  const kind = kinds[by.layer]
  return `${what} with an explicit deny in ${kind.startsWith('i') ? 'an' : 'a'} ${kind}`
}
