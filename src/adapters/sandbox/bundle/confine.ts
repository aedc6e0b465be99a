import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { extname, relative, sep } from 'node:path'
import type { Plugin } from 'esbuild'
import { builtins } from './builtins.ts'
import type { Place } from './place-of.ts'

const kinds = {
  '.ts': 'ts',
  '.mts': 'ts',
  '.cts': 'ts',
  '.js': 'js',
  '.mjs': 'js',
  '.cjs': 'js',
  '.json': 'json',
} as const

/**
 * A file may name its own source map: one anywhere on the disk, which may say that its lines are those of
 * any other file. The compiler would read it; it is told of none.
 */
const mapComment = 'sourceMappingURL='
const withoutMap = (bytes: Buffer) => bytes.toString().replaceAll(mapComment, 'sourceMappingUrl=')

/** Bytes of one file. */
const largest = 16 * 1024 * 1024

/** What a bundle may be made of. */
export interface Confines {
  /** The project's folder, its real path. */
  readonly root: string
  /** The script's own file, its real path. */
  readonly script: string
  readonly placeOf: (path: string) => Place
  /** Told the SHA-256 of the very bytes that are bundled for the script's own file, in hexadecimal. */
  onScript(sha256: string): void
}

/**
 * Keeps a bundle to what the project may give a script: files of the script's own top folder, packages
 * of the `node_modules` of the project and of folders above it, and those built-in modules that the
 * sandbox has.
 */
export function confine({ root, script, placeOf, onScript }: Confines): Plugin {
  const [home = ''] = relative(root, script).split(sep)

  const refusal = (path: string): string | undefined => {
    const place = placeOf(path)
    if (place === 'package') return undefined
    if (place === 'outside') return `a script may not import what is outside its project`
    const inside = relative(root, path)
    const [top = ''] = inside.split(sep)
    if (top !== home)
      return `a script may import from \`${home}/\` and \`node_modules/\`, not from \`${inside}\``
    if (!(extname(path) in kinds))
      return `a script may import TypeScript, JavaScript and JSON, not \`${inside}\``
    return undefined
  }

  return {
    name: 'confine',
    setup(build) {
      build.onResolve({ filter: /^[a-z][a-z0-9+.-]+:|^\/\//i }, ({ path, namespace }) => {
        if (path.startsWith('node:')) return undefined
        if (namespace === 'builtin') return undefined
        return {
          errors: [{ text: `a script may not import \`${path}\`: only files and packages of its project` }],
        }
      })
      build.onResolve({ filter: /^[a-z]/ }, ({ path, namespace, kind }) => {
        const name = path.replace(/^node:/, '')
        if (path !== name || isBuiltin(name)) {
          // Who requires a module wants the thing itself: a class, a function.
          const required = kind === 'require-call' && Object.hasOwn(builtins, name)
          if (required || namespace === 'builtin') return { path: `node:${name}`, external: true }
          if (Object.hasOwn(builtins, name)) return { path: name, namespace: 'builtin' }
          const known = Object.keys(builtins).join(', ')
          return {
            errors: [{ text: `the sandbox has no \`${path}\`; of Node's own modules it has ${known}` }],
          }
        }
        return undefined
      })
      build.onLoad({ filter: /./, namespace: 'builtin' }, ({ path }) => ({
        // By name, so that an import of what is not there is an error where it stands; and each for itself,
        // so that what nobody imports is not read: reading compiles it.
        contents: [
          `const found = require('node:${path}')`,
          ...(builtins[path] ?? []).map(
            (name) => `export const ${name} = /* @__PURE__ */ (() => found.${name})()`,
          ),
          `export default found`,
        ].join('\n'),
      }))
      build.onLoad({ filter: /./, namespace: 'file' }, async ({ path }) => {
        const text = refusal(path)
        if (text) return { errors: [{ text }] }
        const { size } = await stat(path)
        if (size > largest)
          return { errors: [{ text: `a file of a script may have ${largest} bytes, not ${size}` }] }
        const bytes = await readFile(path)
        if (path === script) onScript(createHash('sha256').update(bytes).digest('hex'))
        else if (!bytes.includes(mapComment)) return undefined
        return {
          contents: withoutMap(bytes),
          loader: kinds[extname(path) as keyof typeof kinds] ?? 'default',
        }
      })
    },
  }
}
