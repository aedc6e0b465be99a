import { flat } from './visible.ts'

/**
 * A sentence of ours as it stands in Markdown, also in a table: what is in backticks stays so, and nothing
 * else in it is markup, a tag or a name that somebody is called by.
 */
export function escapeMarkdown(sentence: string): string {
  const parts = flat(sentence).split('`')
  // Without its partner a backtick would make code of all that comes behind it.
  if (parts.length % 2 === 0) return parts.map(plain).join('&#96;')
  return parts.map((part, index) => (index % 2 ? code(part) : plain(part))).join('')
}

const plain = (text: string) =>
  text.replaceAll(/[&<>@|*_[\]\\~#!]/g, (character) => `&#${character.charCodeAt(0)};`)

const code = (text: string) => (text.trim() ? `\`${text.replaceAll('|', '\\|')}\`` : '')
