import { risks, type Risk } from '../facts/fact.ts'
import type { PlanChange } from './plan-change.ts'
import { ruleOf } from './plan-rules.ts'
import type { VersionTexts } from './read-version.ts'

/**
 * Rules that a project brings itself and that are gone, new, or read otherwise: whoever edits one may have
 * it find nothing. Of a version that does not tell its rules nothing is said.
 */
export function ownRules({ rules: were }: VersionTexts, { rules: are }: VersionTexts): readonly PlanChange[] {
  if (!were || !are) return []
  const gone = [...were.keys()]
    .filter((path) => !are.has(path))
    .map((path) =>
      changeOf(path, 'auth-weakened', `\`${path}\` is gone: what it found fails no review any more`),
    )
  const others = [...are].flatMap(([path, text]) => {
    const was = were.get(path)
    if (was === text) return []
    return was === undefined
      ? changeOf(path, 'resource-added', `\`${path}\` is new among the rules of the project's own`)
      : changeOf(path, 'code-changed', `\`${path}\`, of the rules of the project's own, does something else`)
  })
  return [...gone, ...others]
}

const changeOf = (path: string, risk: Risk, sentence: string): PlanChange => ({
  kind: 'ownRule',
  about: [path],
  risk,
  level: risks[risk],
  sentence,
  ...(ruleOf[risk] && { rule: ruleOf[risk] }),
  after: { file: path, line: 1, column: 1 },
})
