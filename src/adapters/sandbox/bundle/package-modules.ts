import { readFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'esbuild'
import { absentModule } from './absent.ts'
import { builtins } from './builtins.ts'
import type { Place } from './place-of.ts'
import { forPackages, replacements } from './replacements.ts'

const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'))
const loader = extension === '.ts' ? 'ts' : 'js'
const standIn = (name: string) => fileURLToPath(new URL(`./stand-ins/${name}${extension}`, import.meta.url))
/** Says that a path is to be resolved as if this plugin were not there. */
const asItIs = 'as it is'

// The compiler asks only about what fits: a large package has a thousand imports.
const anyReplaced = new RegExp(replacements.map(({ of }) => of.source).join('|'))
const named = builtinModules.filter((name) => !name.startsWith('node:'))
const anyBuiltin = new RegExp(`^(node:.+|${named.join('|')})$`)

/**
 * Makes packages run that were written for Node: some are replaced, by the table of `replacements`, and
 * what they import of Node itself is there by name, though what the sandbox has not refuses to be called.
 */
export function packageModules(placeOf: (path: string) => Place): Plugin {
  return {
    name: 'package modules',
    setup(build) {
      build.onResolve({ filter: anyReplaced }, async ({ path, pluginData, ...from }) => {
        if (pluginData === asItIs || from.namespace === 'stand-in') return undefined
        const found = replacements.find(({ of }) => of.test(path))
        if (!found) return undefined
        const { importer, resolveDir, kind } = from
        const there =
          found.given ??
          !(await build.resolve(path, { importer, resolveDir, kind, pluginData: asItIs })).errors[0]
        if (!there) return undefined
        return found.is
          ? { path, namespace: 'replaced', pluginData: found }
          : { path: found.by, namespace: 'stand-in' }
      })
      build.onResolve({ filter: /^stand-in:/ }, ({ path, namespace }) =>
        namespace === 'replaced' || namespace === 'node'
          ? { path: path.slice('stand-in:'.length), namespace: 'stand-in' }
          : undefined,
      )
      build.onLoad({ filter: /./, namespace: 'replaced' }, ({ path, pluginData: { by, is } }) => {
        const part = is === 'clients' ? `clients[${JSON.stringify(path.split('/').at(-1))}]` : is
        return { contents: `module.exports = require('stand-in:${by}').${part}` }
      })
      build.onResolve({ filter: /^\.\//, namespace: 'stand-in' }, ({ path, importer }) => {
        const [folder] = importer.split('/').slice(0, -1)
        const name = path.slice(2).replace(/\.\w+$/, '')
        return { path: folder ? `${folder}/${name}` : name, namespace: 'stand-in' }
      })
      build.onLoad({ filter: /./, namespace: 'stand-in' }, async ({ path }) => ({
        contents: await readFile(standIn(path)),
        loader,
      }))

      build.onResolve({ filter: anyBuiltin }, ({ path, importer, namespace, kind }) => {
        const name = path.replace(/^node:/, '')
        if (namespace === 'node') return { path: `node:${name}`, external: true }
        if (namespace === 'builtin' || (namespace === 'file' && placeOf(importer) !== 'package'))
          return undefined
        // Who requires a module wants the thing itself: a class, a function.
        if (kind === 'require-call' && Object.hasOwn(builtins, name))
          return { path: `node:${name}`, external: true }
        return { path: name, namespace: 'node' }
      })
      build.onLoad({ filter: /./, namespace: 'node' }, ({ path }) => ({
        // Of CommonJS, where a name that is not there is undefined and no mistake: packages look what there is.
        contents: Object.hasOwn(builtins, path)
          ? `module.exports = require('node:${path}')`
          : forPackages.includes(path)
            ? `module.exports = require('stand-in:node-${path}').${path}`
            : absentModule(path),
      }))
    },
  }
}
