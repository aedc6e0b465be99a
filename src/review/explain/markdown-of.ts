import type { Example } from '../lint/rule.ts'
import type { Entry } from './entry.ts'
import { filesOf } from './files-of.ts'

/** An explanation as one text, in Markdown and without. */
export function markdownOf({ id, title, why, rule }: Entry): {
  readonly markdown: string
  readonly text: string
} {
  const sentences = [why, ...(rule ? [`Source: ${rule.source}.`] : [])]
  const examples = rule
    ? ['It speaks of', ...blocks(rule.bad), 'and has nothing to say of', ...blocks(rule.good)]
    : []
  return {
    text: [`${id}: ${title}.`, ...sentences].join('\n\n'),
    markdown: [`**${id}**: ${title}.`, ...sentences, ...examples].join('\n\n'),
  }
}

/** The files of an example, each in a block of code under its name. */
export const blocks = (example: Example): readonly string[] =>
  filesOf(example).map(([path, text]) => {
    const yaml = path.endsWith('.yaml')
    const language = yaml ? 'yaml' : (/\.(json|xml)$/.exec(path)?.[1] ?? 'ts')
    const title = language === 'xml' ? `<!-- ${path} -->` : `${yaml ? '#' : '//'} ${path}`
    return [`\`\`\`${language}`, title, text, '```'].join('\n')
  })
