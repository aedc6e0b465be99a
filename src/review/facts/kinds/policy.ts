import type { Json } from '../../../model/trigger.ts'
import { code, valueWords } from '../code.ts'
import type { FactKind } from '../fact.ts'

interface Value extends Readonly<Record<string, Json>> {
  readonly path: string
  readonly description: string | null
}

/** A managed policy as a whole: that it is there, and what is fixed when it is made. */
export const policy: FactKind<Value> = {
  kind: 'policy',
  names: 'policy',
  whole: true,
  *of(project) {
    for (const resource of project.all('policy')) {
      const { path, description } = resource.says
      yield {
        about: [resource.name],
        value: { path: path ?? '/', description: description ?? null },
        at: { resource, path: [] },
      }
    }
  },
  *tell({ about: [name = ''], before, after }) {
    const whose = `the policy ${code(name)}`
    if (!after) yield { risk: 'resource-removed', sentence: `${whose} is gone` }
    else if (!before) yield { risk: 'resource-added', sentence: `${whose} is new` }
    else {
      const parts = (['path', 'description'] as const).filter(
        (part) => before.value[part] !== after.value[part],
      )
      const words = parts.map(
        (part) =>
          `its ${part} is now ${valueWords(after.value[part])}, and was ${valueWords(before.value[part])}`,
      )
      yield {
        risk: 'replace',
        sentence: `${whose} has to be made anew: ${words.join('; ')}, and IAM changes neither in place; ${
          parts.includes('path')
            ? 'its ARN changes'
            : 'CloudFormation cannot replace a policy that keeps its name'
        }`,
        help: parts.includes('path')
          ? 'make the new policy first, give it to whoever has the old one, and take that away'
          : 'leave the description as it is, or give the policy another name',
      }
    }
  },
}
