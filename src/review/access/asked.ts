import type { AccessRequest, Policies } from '../../model/iam.ts'

/**
 * A question about access that is asked before there is a request: some condition keys are known, some are
 * known to be absent, and of the others nobody can say what they will be.
 */
export interface Asked {
  readonly policies: Policies
  /** With `*` as the resource: on whatever it may be. */
  readonly request: AccessRequest
  /** Whether a key, in lower case, that the context has not got is known to be absent. */
  readonly absent: (key: string) => boolean
}

/** Whether it is not said what the action is done to. */
export const onAnything = ({ request }: Asked): boolean => request.resource === '*'

/** Tells of a condition key whether nobody can say what a request will have under it. */
export function unknownIn({ request, absent }: Asked): (key: string) => boolean {
  const known = new Set(Object.keys(request.context).map((key) => key.toLowerCase()))
  return (key) => {
    const folded = key.toLowerCase()
    return !known.has(folded) && !followed.has(folded) && !absent(folded)
  }
}

/** Keys that follow from who asks and for what. */
const followed = new Set([
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principaltype',
  'aws:principalisawsservice',
  'aws:principalservicename',
  'aws:resourceaccount',
])
