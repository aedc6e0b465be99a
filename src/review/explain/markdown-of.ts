import type { Example } from '../lint/rule.ts'
import type { Entry } from './entry.ts'

/** An explanation as one text, in Markdown and without. */
export function markdownOf({ id, title, why, rule }: Entry): {
  readonly markdown: string
  readonly text: string
} {
  const sentences = [why ?? '', rule ? `Source: ${rule.source}.` : ''].filter(Boolean)
  const examples = rule
    ? [`It speaks of`, ...blocks(rule.bad), `and has nothing to say of`, ...blocks(rule.good)]
    : []
  return {
    text: [`${id}: ${title}.`, ...sentences].join('\n\n'),
    markdown: [`**${id}**: ${title}.`, ...sentences, ...examples].join('\n\n'),
  }
}

/** The files of an example, each in a block of its own under its name. */
export function blocks(example: Example): readonly string[] {
  const files = typeof example === 'string' ? { 'pools/shop.pool.yaml': example } : example
  return Object.entries(files).map(([path, text]) => {
    const yaml = path.endsWith('.yaml')
    const language = yaml ? 'yaml' : path.endsWith('.json') ? 'json' : 'ts'
    return [`\`\`\`${language}`, `${yaml ? '#' : '//'} ${path}`, text.trim(), '```'].join('\n')
  })
}
