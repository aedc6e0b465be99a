import type { PolicyDocument } from '../model/cloudformation.ts'
import { mistakeIn, type PolicyKind } from './mistake-in.ts'

/** A policy as it was sent, or what IAM would say is wrong with it. How long it may be is for the caller to check. */
export function readPolicy(
  text: string | object,
  kind: PolicyKind,
): { readonly document: PolicyDocument } | { readonly mistake: string } {
  let document: PolicyDocument
  try {
    document = (typeof text === 'string' ? JSON.parse(text) : text) as PolicyDocument
  } catch {
    return { mistake: 'This policy contains invalid Json' }
  }
  const mistake = mistakeIn(document, kind)
  return mistake === undefined ? { document } : { mistake }
}
