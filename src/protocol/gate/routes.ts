import type { GateRoute } from '../../model/gate.ts'
import { unescape } from '../sigv4/percent.ts'
import { Refused } from './gate-request.ts'

/**
 * The segments of a path, decoded; a slash at its end is none. What servers behind may read in two ways is
 * refused: some resolve `..` or take two slashes for one, some end a segment at a semicolon.
 */
export function pathSegments(path: string): readonly string[] {
  const parts = path.split('/').slice(1)
  if (parts.length > 1 && parts.at(-1) === '') parts.pop()
  if (parts.some((part) => (part === '' && path !== '/') || /;|%(?![0-9A-Fa-f]{2})/.test(part)))
    throw unreadable()
  const decoded = parts.map((part) => Buffer.from(unescape(part), 'latin1').toString('utf8'))
  if (decoded.some((part) => /^\.{1,2}$|[/\\\u0000-\u001f\u007f\ufffd]/.test(part))) throw unreadable()
  return decoded
}

const unreadable = () => new Refused(400, 'BadRequest', 'Bad Request')

/**
 * The route of a request and what stands in its names: the most particular one, and one that takes all that
 * follows after all others. Follows "Create routes for HTTP APIs" of the API Gateway guide.
 */
export function routeOf(
  routes: readonly GateRoute[],
  method: string,
  segments: readonly string[],
): { route: GateRoute; names: Readonly<Record<string, string>> } | undefined {
  let best: { route: GateRoute; names: Readonly<Record<string, string>>; weight: string } | undefined
  for (const route of routes) {
    if (route.method !== 'ANY' && route.method !== method) continue
    const names = meet(route.segments, segments)
    if (!names) continue
    const whole = route.segments.at(-1)?.endsWith('+}') ? '0' : '1'
    const weight = whole + route.segments.map(weightOf).join('') + (route.method === 'ANY' ? '0' : '1')
    if (!best || weight > best.weight) best = { route, names, weight }
  }
  return best
}

const weightOf = (segment: string) => (segment.endsWith('+}') ? '1' : segment.startsWith('{') ? '2' : '3')

function meet(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  const names: [string, string][] = []
  for (const [n, part] of pattern.entries()) {
    const name = /^\{(\w+)(\+?)\}$/.exec(part)
    if (name?.[2]) {
      if (segments.length <= n) return undefined
      return Object.fromEntries([...names, [name[1] ?? '', segments.slice(n).join('/')]])
    }
    const here = segments[n]
    if (here === undefined || (name ? here === '' : here !== part)) return undefined
    if (name) names.push([name[1] ?? '', here])
  }
  return segments.length === pattern.length ? Object.fromEntries(names) : undefined
}
