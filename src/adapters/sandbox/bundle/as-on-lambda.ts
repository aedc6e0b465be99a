const folder = '/var/task'

/** What a script and its packages read of the place that they lie in: the one that Lambda gives them. */
export const placeOnLambda: Readonly<Record<string, string>> = {
  __dirname: JSON.stringify(folder),
  __filename: JSON.stringify(`${folder}/index.js`),
  'import.meta.url': JSON.stringify(`file://${folder}/index.js`),
  'import.meta.dirname': JSON.stringify(folder),
  'import.meta.filename': JSON.stringify(`${folder}/index.js`),
}

const found = 'var fn = map[path];'
const endings = ['.js', '.cjs', '.mjs', '.ts', '.json', '/index.js', '/index.ts']

/**
 * The code of a bundle in which what is required by a name made up as it runs (`./${name}`) is found
 * without its ending, as in Node. No line of it moves.
 */
export function requireWithoutEnding(code: string): string {
  const at = code.indexOf(found, code.indexOf('var __glob = '))
  if (!code.includes('var __glob = ') || at < 0) return code
  const others = endings.map((ending) => `map[path + ${JSON.stringify(ending)}]`).join(' || ')
  return `${code.slice(0, at)}var fn = map[path] || ${others};${code.slice(at + found.length)}`
}
