/** The parts of a path between its slashes, with `.` and `..` taken out. */
function reduce(text: string, rooted: boolean): string {
  const kept: string[] = []
  for (const part of text.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') kept.push(part)
    else if (kept.length && kept.at(-1) !== '..') kept.pop()
    else if (!rooted) kept.push(part)
  }
  return kept.join('/')
}

const isAbsolute = (path: string) => path.startsWith('/')

function normalize(path: string): string {
  const inner = reduce(path, isAbsolute(path))
  const end = inner && path.endsWith('/') ? '/' : ''
  return `${isAbsolute(path) ? '/' : ''}${inner}${end}` || '.'
}

const join = (...paths: string[]) => normalize(paths.filter(Boolean).join('/'))

function resolve(...paths: string[]): string {
  let whole = ''
  for (const path of paths.toReversed()) {
    if (path) whole = whole ? `${path}/${whole}` : path
    if (isAbsolute(whole)) break
  }
  return `/${reduce(isAbsolute(whole) ? whole : `${process.cwd()}/${whole}`, true)}`
}

function split(path: string): [folder: string, base: string] {
  const bare = path.replace(/(?<=.)\/+$/, '')
  const at = bare.lastIndexOf('/')
  if (at < 0) return ['', bare]
  return [bare.slice(0, at).replace(/\/+$/, '') || '/', bare.slice(at + 1)]
}

const dirname = (path: string) => split(path)[0] || '.'

function basename(path: string, suffix = ''): string {
  const [, base] = split(path)
  return suffix && base !== suffix && base.endsWith(suffix) ? base.slice(0, -suffix.length) : base
}

const extname = (path: string) => /(?<=[^/])\.[^./]*$/.exec(basename(path))?.[0] ?? ''

function relative(from: string, to: string): string {
  const [here, there] = [resolve(from), resolve(to)].map((path) => path.split('/').filter(Boolean)) as [
    string[],
    string[],
  ]
  let same = 0
  while (same < here.length && here[same] === there[same]) same++
  return [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/')
}

function parse(path: string) {
  const [dir, base] = split(path)
  const ext = extname(base)
  return { root: isAbsolute(path) ? '/' : '', dir, base, ext, name: ext ? base.slice(0, -ext.length) : base }
}

interface Parsed {
  readonly root?: string
  readonly dir?: string
  readonly base?: string
  readonly ext?: string
  readonly name?: string
}

function format({ root = '', dir, base, ext = '', name = '' }: Parsed): string {
  const last = base ?? name + ext
  if (!dir) return root + last
  return dir === root ? dir + last : `${dir}/${last}`
}

const functions = {
  isAbsolute,
  normalize,
  join,
  resolve,
  dirname,
  basename,
  extname,
  relative,
  parse,
  format,
}
const posix = { ...functions, sep: '/', delimiter: ':', toNamespacedPath: (path: string) => path }

/** `node:path`, as it is where paths have slashes. */
export const path = { ...posix, posix }
