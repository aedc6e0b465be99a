import type { PolicyDocument } from '../../model/cloudformation.ts'
import type { Policy } from '../../model/iam.ts'

const most = 512

/** Session policies of their texts. Requests of one session meet the same object, which is then compiled once. */
export function openSessionPolicies(): (text: string) => Policy {
  const known = new Map<string, Policy>()
  return (text) => {
    const found = known.get(text)
    if (found) return found
    const [oldest] = known.keys()
    if (known.size >= most && oldest !== undefined) known.delete(oldest)
    // A text that was checked before a session was made of it.
    const policy: Policy = { name: 'session policy', document: JSON.parse(text) as PolicyDocument }
    known.set(text, policy)
    return policy
  }
}
