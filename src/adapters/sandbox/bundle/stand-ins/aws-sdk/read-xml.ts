const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const plain = (text: string) =>
  text.replace(/&(#x?)?(\w+);/g, (all, number: string | undefined, word: string) => {
    if (!number) return named[word] ?? all
    return String.fromCodePoint(parseInt(word, number === '#' ? 10 : 16))
  })

/** Elements as an object, by name; texts as strings; `member` and `entry` elements as a list. Attributes are left out. */
export function readXml(text: string): Record<string, unknown> {
  const root: { name: string; text: string; inside: [string, unknown][] } = { name: '', text: '', inside: [] }
  const open = [root]
  for (const [, end, name = '', empty, words] of text.matchAll(/<(\/)?([\w:]+)[^<>]*?(\/)?>|([^<>]+)/g)) {
    const here = open.at(-1) ?? root
    if (words !== undefined) here.text += words
    else if (empty) here.inside.push([name, ''])
    else if (!end) open.push({ name, text: '', inside: [] })
    else if (open.length > 1) {
      open.pop()
      open.at(-1)?.inside.push([here.name, valueOf(here)])
    }
  }
  return Object.fromEntries(root.inside)
}

function valueOf({ text, inside }: { text: string; inside: [string, unknown][] }): unknown {
  if (!inside.length) return plain(text)
  const list = inside.every(([name]) => name === 'member' || name === 'entry')
  return list ? inside.map(([, value]) => value) : Object.fromEntries(inside)
}
