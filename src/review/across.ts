import type { Finding } from '../model/finding.ts'

/**
 * The findings of a project that was read once in each environment: what holds in all of them is said
 * once, and what holds in some says in which.
 */
export function across(byEnvironment: ReadonlyMap<string, readonly Finding[]>): readonly Finding[] {
  const found = new Map<string, { readonly finding: Finding; readonly environments: string[] }>()
  for (const [environment, findings] of byEnvironment)
    for (const finding of findings) {
      const { rule, message, at } = finding
      const key = JSON.stringify([at.file, at.line, at.column, rule, message])
      const known = found.get(key)
      if (known) known.environments.push(environment)
      else found.set(key, { finding, environments: [environment] })
    }
  return [...found.values()]
    .map(({ finding, environments }) =>
      environments.length === byEnvironment.size || namesIt(finding.message, environments)
        ? finding
        : {
            ...finding,
            message: `${finding.message} (in ${environments.map((name) => `\`${name}\``).join(', ')})`,
          },
    )
    .sort(byPlace)
}

/** Whether a message that holds in one environment says in which by itself. */
const namesIt = (message: string, [name, ...more]: readonly string[]) =>
  more.length === 0 && message.includes(`environment \`${name}\``)

/** The order in which findings are told: by file and place. */
export const byPlace = ({ at: one }: Finding, { at: other }: Finding) =>
  (one.file < other.file ? -1 : one.file > other.file ? 1 : 0) ||
  one.line - other.line ||
  one.column - other.column
