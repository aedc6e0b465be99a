import type { CanonicalTrigger } from './canonical.ts'
import { formOf } from './form.ts'
import { choice, list, object, text, whole } from './lenses.ts'
import { sandbox } from './sandbox.ts'
import { simple } from './table.ts'

/** A trigger: none of CloudFormation's, so its words are their own canonical form but for units. */
export const trigger = formOf<CanonicalTrigger>({
  rows: [
    simple('description', 'description', text),
    simple('script', 'script', text),
    simple('sha256', 'sha256', text),
    simple('hooks', 'hooks', list(text)),
    simple('parameters', 'parameters', object),
    ...sandbox,
    simple('concurrency', 'concurrency', whole),
    simple('capabilities', 'capabilities', object),
    simple('env', 'env', object),
    simple('onError', 'onError', choice({ deny: 'deny', continue: 'continue' })),
  ],
})
