import { describe, expect, it } from 'vitest'
import { covers } from '../../../src/config/link/covers.ts'
import { fits, parseFetchRule } from '../../../src/model/fetch-rule.ts'

const coversRule = (wide: string, narrow: string) => {
  const [outer, inner] = [parseFetchRule(wide), parseFetchRule(narrow)]
  if ('mistake' in outer || 'mistake' in inner) throw new Error(`no rules: ${wide}, ${narrow}`)
  return covers(outer, inner)
}
const wide = 'GET https://*.a.example/v1/*'

describe('a rule', () => {
  it.each([
    [wide, wide],
    [wide, 'GET https://b.a.example/v1/'],
    [wide, 'GET https://*.b.a.example/v1/x/*'],
    [wide, 'GET https://b.a.example/v1/*/x'],
    [wide, 'GET https://b.a.example/v1/x?q=1'],
    ['* https://a.example/*', 'POST https://a.example/x'],
    ['GET https://a.example/*/x', 'GET https://a.example/b/x'],
    ['GET https://a.example/*/x', 'GET https://a.example/*/x'],
    ['GET https://a.example/b*', 'GET https://a.example/bc'],
    ['GET https://a.example/b*', 'GET https://a.example/bc*'],
    ['GET https://a.example/x?q=1', 'GET https://a.example/x?q=1'],
    ['GET https://a.example:443/x', 'GET https://a.example/x'],
  ])('%s covers %s', (outer, inner) => {
    expect(coversRule(outer, inner)).toBe(true)
  })

  it.each([
    [wide, 'POST https://b.a.example/v1/'],
    [wide, '* https://b.a.example/v1/'],
    [wide, 'GET http://b.a.example/v1/'],
    [wide, 'GET https://b.a.example:8443/v1/'],
    [wide, 'GET https://a.example/v1/'],
    [wide, 'GET https://ba.example/v1/'],
    [wide, 'GET https://*.example/v1/'],
    [wide, 'GET https://b.a.example/v2/'],
    [wide, 'GET https://b.a.example/v1'],
    [wide, 'GET https://b.a.example/*'],
    ['GET https://a.example/x', 'GET https://*.a.example/x'],
    ['GET https://a.example/x', 'GET https://a.example/x*'],
    ['GET https://a.example/x', 'GET https://a.example/x/y'],
    ['GET https://a.example/b*', 'GET https://a.example/*'],
    ['GET https://a.example/b*', 'GET https://a.example/*/x'],
    ['GET https://a.example/b', 'GET https://a.example/*'],
    ['GET https://a.example/*/x', 'GET https://a.example//x'],
    ['GET https://a.example/*/x', 'GET https://a.example/%2f/x'],
    ['GET https://a.example/x?q=1', 'GET https://a.example/x'],
    ['GET https://a.example/x?q=1', 'GET https://a.example/x?q=2'],
  ])('%s does not cover %s', (outer, inner) => {
    expect(coversRule(outer, inner)).toBe(false)
  })

  it('covers no rule that lets through what it does not', () => {
    const parts = ['*', 'a', 'ab', '', 'x%2fy', 'a*']
    const paths = parts.flatMap((one) => ['', ...parts].map((two) => (two ? `/${one}/${two}` : `/${one}`)))
    const rules = paths
      .map((path) => `GET https://a.example${path}`)
      .filter((to) => !('mistake' in parseFetchRule(to)))
    const urls = ['', 'a', 'ab', 'abc', 'x%2fy', 'z'].flatMap((one) =>
      ['', '/', '/a', '/ab', '/abc', '/z', '/a/b'].map((two) => new URL(`https://a.example/${one}${two}`)),
    )
    const through = new Map(
      rules.map((to) => [to, urls.filter((url) => fits(parseFetchRule(to) as never, 'GET', url))]),
    )
    const pairs = rules.flatMap((outer) => rules.map((inner) => [outer, inner] as const))
    const covering = pairs.filter(([outer, inner]) => coversRule(outer, inner))
    expect(covering.length).toBeGreaterThan(rules.length)
    const leaks = covering.filter(([outer, inner]) =>
      through.get(inner)?.some((url) => !through.get(outer)?.includes(url)),
    )
    expect(leaks).toEqual([])
  })
})
