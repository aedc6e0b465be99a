import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import type { Plugin } from 'esbuild'

const asItIs = 'as it is'

/**
 * Makes axios, of any version, go over `fetch`: by its own adapter where it has one, and by ours where it
 * knows only sockets and browsers. It is bundled from its sources, for what it publishes is one piece.
 */
export function axiosOverFetch(root: string): Plugin {
  return {
    name: 'axios over fetch',
    setup(build) {
      build.onResolve({ filter: /^axios$/ }, async ({ path, pluginData, importer, resolveDir, kind }) => {
        if (pluginData === asItIs) return undefined
        const found = await build.resolve(path, { importer, resolveDir, kind, pluginData: asItIs })
        const folder = found.errors.length ? undefined : await folderOf(found.path)
        if (!folder || !existsSync(join(folder, 'lib/axios.js'))) return undefined
        return { path: relative(root, folder), namespace: 'axios', pluginData: folder }
      })
      build.onLoad({ filter: /./, namespace: 'axios' }, ({ pluginData: folder }) => ({
        // For `import` and for `require` alike: the function, with all else on it.
        contents: `const found = require('./lib/axios.js')\nmodule.exports = found.default ?? found`,
        resolveDir: folder,
      }))
      build.onLoad({ filter: /[\\/]axios[\\/]lib[\\/]adapters[\\/]http\.js$/ }, async ({ path }) => {
        if (existsSync(join(dirname(path), 'fetch.js'))) return { contents: 'export default null' }
        const source = await readFile(path, 'utf8')
        return { contents: adapterText(dirname(path), /^export default/m.test(source)) }
      })
      build.onResolve({ filter: /^stand-in:axios-adapter$/ }, () => ({
        path: 'axios-adapter',
        namespace: 'stand-in',
      }))
      build.onLoad({ filter: /[\\/]axios[\\/]lib[\\/]/ }, async ({ path }) => {
        const folder = await folderOf(path)
        if (!folder) return undefined
        const { type, browser = {} } = await aboutOf(folder)
        const instead = browser[`./${relative(folder, path).split(sep).join('/')}`]
        if (!instead) return undefined
        const from = JSON.stringify(instead)
        const contents =
          type === 'module' ? `export { default } from ${from}` : `module.exports = require(${from})`
        return { contents, resolveDir: folder }
      })
    },
  }
}

interface About {
  readonly name?: string
  readonly type?: string
  /** What takes the place of which file outside Node. */
  readonly browser?: Readonly<Record<string, string>>
}

const aboutOf = async (folder: string): Promise<About> =>
  JSON.parse(await readFile(join(folder, 'package.json'), 'utf8').catch(() => '{}'))

/** The folder of axios that a file of it lies in. */
async function folderOf(file: string): Promise<string | undefined> {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder))
    if ((await aboutOf(folder)).name === 'axios') return folder
  return undefined
}

/** The adapter with the parts of that axios which it needs, in the module system of that axios. */
function adapterText(folder: string, modern: boolean): string {
  const hasClass = existsSync(join(folder, '../core/AxiosError.js'))
  const parts = {
    settle: '../core/settle.js',
    buildFullPath: '../core/buildFullPath.js',
    buildURL: '../helpers/buildURL.js',
    ...(hasClass ? { AxiosError: '../core/AxiosError.js' } : { createError: '../core/createError.js' }),
  }
  const names = Object.keys(parts)
  const load = ([name, path]: [string, string]) =>
    modern ? `import ${name} from '${path}'` : `const ${name} = require('${path}')`
  const made = `axiosAdapter({ ${names.join(', ')} })`
  return [
    modern
      ? `import { axiosAdapter } from 'stand-in:axios-adapter'`
      : `const { axiosAdapter } = require('stand-in:axios-adapter')`,
    ...Object.entries(parts).map(load),
    modern ? `export default ${made}` : `module.exports = ${made}`,
  ].join('\n')
}
