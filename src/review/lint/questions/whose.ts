import type { Kind } from '../../../model/model.ts'
import type { Resource } from '../reviewed.ts'

const words: Partial<Record<Kind, string>> = {
  role: 'the role',
  'iam-user': 'the user',
  policy: 'who has the policy',
}

/** Who has the policies that stand in a file. */
export const whose = ({ kind, name }: Resource): string => `${words[kind] ?? kind} \`${name}\``
