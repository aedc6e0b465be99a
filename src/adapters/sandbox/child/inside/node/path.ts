import type { Kit } from '../kit.ts'

/** `node:path`, of POSIX: arithmetic on names, for there is no disk. */
export function path(kit: Kit) {
  const { wrongType } = kit.part('node/errors')
  type Parts = { root?: string; dir?: string; base?: string; name?: string; ext?: string }
  const text = (value: unknown, name = 'path') => {
    if (typeof value !== 'string') throw wrongType(name, 'of type string', value)
    return value
  }
  const ask = (name: string, ...words: unknown[]) =>
    kit.must('path', name, ...words.map((word) => text(word)))
  const made = {
    sep: '/',
    delimiter: ':',
    normalize: (path: string) => ask('normalize', path),
    join: (...parts: string[]) => ask('join', ...parts),
    resolve: (...parts: string[]) => ask('resolve', ...parts),
    relative: (from: string, to: string) => ask('relative', text(from, 'from'), text(to, 'to')),
    dirname: (path: string) => ask('dirname', path),
    basename: (path: string, suffix?: string) =>
      suffix === undefined ? ask('basename', path) : ask('basename', path, text(suffix, 'suffix')),
    extname: (path: string) => ask('extname', path),
    isAbsolute: (path: string) => ask('isAbsolute', path) === 'true',
    parse: (path: string): Parts => JSON.parse(kit.must('parse path', text(path))) as Parts,
    format: (parts: Parts): string => {
      if (typeof parts !== 'object' || parts === null) throw wrongType('pathObject', 'of type object', parts)
      const { root = '', name = '', ext = '' } = parts
      const dir = parts.dir || root
      const base = parts.base || name + (ext && !ext.startsWith('.') ? `.${ext}` : ext)
      if (!dir) return base
      return dir === root ? `${dir}${base}` : `${dir}/${base}`
    },
    toNamespacedPath: <T>(path: T): T => path,
  }
  return Object.assign(made, { posix: made })
}

/** `node:path/posix`: the only one there is. */
export function pathPosix(kit: Kit) {
  return kit.part('node:path')
}
