import type { PolicyDocument } from '../model/cloudformation.ts'
import type { Json, JsonObject } from '../model/trigger.ts'
import { mistakeIn, type PolicyKind } from './mistake-in.ts'
import { statement, type Statement } from './statement.ts'

const ready = new WeakMap<PolicyDocument, { [K in PolicyKind]?: readonly Statement[] }>()

/** The statements of a document, made ready once: documents do not change. */
export function compile(document: PolicyDocument, kind: PolicyKind): readonly Statement[] {
  let kinds = ready.get(document)
  if (!kinds) ready.set(document, (kinds = {}))
  return (kinds[kind] ??= statements(document, kind))
}

function statements(document: PolicyDocument, kind: PolicyKind): readonly Statement[] {
  const sound = mistakeIn(document, kind) === undefined
  // Older documents, and those without a version, mean `${...}` as it is written.
  const variables = Object.hasOwn(document, 'Version') && document['Version'] === '2012-10-17'
  const said = Object.hasOwn(document, 'Statement') ? document['Statement'] : undefined
  const list = Array.isArray(said) ? (said as readonly Json[]) : [said]
  return list.flatMap((one, index) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? [statement(index, one as JsonObject, { variables, sound })]
      : [],
  )
}
