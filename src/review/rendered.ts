import type { CanonicalKind } from '../config/canonical/canonical.ts'
import { desugar } from '../config/canonical/desugar.ts'
import { forms } from '../config/canonical/forms.ts'
import type { Loaded } from '../config/load.ts'
import { kinds, type Kind } from '../model/model.ts'
import type { Json, JsonObject } from '../model/trigger.ts'
import type { FactKind } from './facts/fact.ts'
import { locate } from './lint/locate.ts'
import { reviewed, type Reviewing } from './lint/reviewed.ts'

/**
 * What a project comes to in one environment, for tools that judge JSON: every resource as its file says it and
 * as CloudFormation would, and the facts that follow from all of them. No secret is in it: only names of secrets.
 */
export function rendered(
  loaded: Required<Pick<Loaded, 'model' | 'linked'>>,
  facts: readonly FactKind[],
  given: Reviewing,
): JsonObject {
  const project = reviewed(loaded, given)
  const { account, region } = project.model
  // Stories say nothing of what the project is.
  const resources = kinds
    .filter((kind) => kind !== 'scenario')
    .flatMap((kind): readonly (readonly [Kind, JsonObject])[] => {
      const all = project.all(kind).map(({ name, file, says }): readonly [string, JsonObject] => {
        const said = says as unknown as JsonObject
        return [name, { file, says: said, ...canonicalOf(kind, name, loaded) }]
      })
      return all.length ? [[kind, Object.fromEntries(all)]] : []
    })
  return plain({
    schemaVersion: 1,
    ...(project.env !== undefined && { env: project.env }),
    protected: project.protected,
    account,
    region,
    resources: Object.fromEntries(resources),
    facts: facts.flatMap((kind) =>
      [...kind.of(project)].map(({ about, value, at }) => {
        const { file, line } = locate(at)
        return { kind: kind.kind, about, value, at: { file, line } }
      }),
    ),
  })
}

function canonicalOf(kind: Kind, name: string, { linked }: Required<Pick<Loaded, 'linked'>>): JsonObject {
  if (!Object.hasOwn(forms, kind)) return {}
  const found = linked.declared.find(kind, name)
  if (typeof found !== 'object') return {}
  return {
    canonical: plain(desugar(kind as CanonicalKind, name, found.value, linked.addresses)),
  }
}

/** The value as JSON has it: without what is left out. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as Json & JsonObject
