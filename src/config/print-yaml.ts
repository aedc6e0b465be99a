import { Document } from 'yaml'
import type { Json } from '../model/trigger.ts'

/** A value as YAML for people, under lines of comment. */
export function printYaml(value: Json, comments: readonly string[]): string {
  const document = new Document(value, { aliasDuplicateObjects: false })
  document.commentBefore = comments.map((line) => ` ${line}`).join('\n')
  // Comments keep apart from what they stand above, but for the one that names the schema.
  return document.toString({ lineWidth: 110, singleQuote: true }).replace(/\n\n(?=[^#])/, '\n')
}
