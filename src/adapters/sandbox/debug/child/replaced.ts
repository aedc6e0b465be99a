import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { replacements } from '../../bundle/replacements.ts'

const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'))
const standIn = (name: string) => new URL(`../../bundle/stand-ins/${name}${extension}`, import.meta.url).href
const require = createRequire(import.meta.url)
const scheme = 'poolwright-instead:'

/**
 * Where Node finds what a script gets in a package's place, as in the sandbox: packages that speak to a
 * network go over `fetch`, and so hold to the trigger's capabilities. `found` is the package itself, if it is there.
 */
export function replacedBy(path: string, found: () => string): string | undefined {
  if (path === 'axios') return `${scheme}axios?${encodeURIComponent(found())}`
  const other = replacements.find(({ of }) => of.test(path))
  if (!other) return undefined
  if (!other.given) found()
  return other.is ? `${scheme}${path}` : standIn(other.by)
}

/** The text of a module of which `replacedBy` has told. */
export function replacedText(url: string): string | undefined {
  if (!url.startsWith(scheme)) return undefined
  const [path = '', real = ''] = url.slice(scheme.length).split('?')
  if (path === 'axios')
    return moduleOf(
      `import * as all from ${JSON.stringify(decodeURIComponent(real))}
const it = all.default ?? all
// Older ones know only sockets.
if (it.getAdapter) it.defaults.adapter = ['fetch', it.defaults.adapter].flat()`,
      Object.keys((require(fileURLToPath(decodeURIComponent(real))) as { default?: object }).default ?? {}),
    )
  const { by, is = '' } = replacements.find(({ of }) => of.test(path)) ?? { by: path }
  const from = standIn(by)
  const exported = require(fileURLToPath(from)) as Record<string, Record<string, object>>
  const name = path.split('/').at(-1) ?? ''
  const part = is === 'clients' ? exported['clients']?.[name] : exported[is]
  const place = is === 'clients' ? `clients[${JSON.stringify(name)}]` : is
  return moduleOf(
    `import * as all from ${JSON.stringify(from)}\nconst it = all.${place}`,
    Object.keys(part ?? {}),
  )
}

/** One value as a module: by default, by the names of what is on it, and to those who require it. */
function moduleOf(text: string, names: readonly string[]): string {
  const said = names.filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && name !== 'default')
  const exported = said.map((name, at) => `const name${at} = it.${name}\nexport { name${at} as ${name} }`)
  return [text, 'export default it', "export { it as 'module.exports' }", ...exported].join('\n')
}
