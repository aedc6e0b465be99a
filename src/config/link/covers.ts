import type { FetchPattern } from '../../model/fetch-rule.ts'

/** Whether one pattern lets through whatever another does, as far as that can be read off them. */
export function covers(outer: FetchPattern, inner: FetchPattern): boolean {
  return (
    (outer.method === '*' || outer.method === inner.method) &&
    outer.protocol === inner.protocol &&
    outer.port === inner.port &&
    coversHost(outer, inner) &&
    coversPath(outer, inner) &&
    (outer.query === undefined || outer.query === inner.query)
  )
}

function coversHost(outer: FetchPattern, inner: FetchPattern): boolean {
  if (!outer.under) return !inner.under && inner.host === outer.host
  return inner.host.endsWith(`.${outer.host}`) || (inner.under && inner.host === outer.host)
}

function coversPath(outer: FetchPattern, inner: FetchPattern): boolean {
  if (outer.open ? inner.path.length < outer.path.length : inner.open) return false
  if (!outer.open && inner.path.length !== outer.path.length) return false
  return outer.path.every((wide, index) => {
    const part = inner.path[index] ?? ''
    if (outer.open && index === outer.path.length - 1)
      return wide === '' || (part !== '*' && part.startsWith(wide))
    if (wide !== '*') return part === wide
    // Where a rule has `*`, a part with an escape may yet be refused.
    return part !== '' && !part.includes('%')
  })
}
