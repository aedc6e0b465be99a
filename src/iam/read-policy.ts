import type { PolicyDocument } from '../model/cloudformation.ts'
import { mistakeIn, type PolicyKind } from './mistake-in.ts'

const notJson: Record<PolicyKind, string> = {
  identity: 'This policy contains invalid Json',
  trust: 'This policy contains invalid Json',
  resource: 'This policy contains invalid Json',
  session: 'The policy is not in the valid JSON format.',
}

/** A policy as it was sent, or what IAM would say is wrong with it. How long it may be is for the caller to check. */
export function readPolicy(
  text: string | object,
  kind: PolicyKind,
): { readonly document: PolicyDocument } | { readonly mistake: string } {
  let document: PolicyDocument
  try {
    document = (typeof text === 'string' ? JSON.parse(text) : text) as PolicyDocument
  } catch {
    return { mistake: notJson[kind] }
  }
  const mistake = mistakeIn(document, kind)
  return mistake === undefined ? { document } : { mistake }
}
