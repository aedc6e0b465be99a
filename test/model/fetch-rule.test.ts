import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fits, judgeFetch, namesPrivateHost, parseFetchRule } from '../../src/model/fetch-rule.ts'

const pattern = (to: string) => {
  const parsed = parseFetchRule(to)
  if ('mistake' in parsed) throw new Error(parsed.mistake)
  return parsed
}
const asked = (to: string, url: string, method = 'GET') => fits(pattern(to), method, new URL(url))

it.each([
  // The URL itself, and other writings of it.
  ['GET https://a.example/v1', 'https://a.example/v1'],
  ['GET https://a.example', 'https://a.example/'],
  ['GET https://a.example/v1', 'HTTPS://A.EXAMPLE:443/v1'],
  ['GET HTTPS://A.EXAMPLE:443/v1', 'https://a.example/v1'],
  ['GET http://a.example:80/v1', 'http://a.example/v1'],
  ['GET http://a.example:8080/v1', 'http://a.example:8080/v1'],
  ['GET https://a.example/v1', 'https://a.example/x/../v1'],
  ['GET https://a.example/v1', 'https://a.example/x/%2e%2e/v1'],
  ['GET https://a.example/v1', 'https://a.example\\v1'],
  ['GET https://a.example/v1', ' https://a.example/\tv1\n'],
  ['GET https://münchen.example/ä', 'https://xn--mnchen-3ya.example/%C3%A4'],
  ['GET https://xn--mnchen-3ya.example/', 'https://MÜNCHEN.example/'],
  ['GET https://a.example/', 'https://ａ.example/'],
  // Queries are free, fragments nothing.
  ['GET https://a.example/v1', 'https://a.example/v1?a=b'],
  ['GET https://a.example/v1', 'https://a.example/v1#part'],
  ['GET https://a.example/v1?a=b', 'https://a.example/v1?a=b#part'],
  ['GET https://a.example/v1?', 'https://a.example/v1'],
  ['GET https://a.example/v1?', 'https://a.example/v1?'],
  // Hosts under a host.
  ['GET https://*.a.example/', 'https://b.a.example/'],
  ['GET https://*.a.example/', 'https://c.b.a.example/'],
  // One part, and all the rest.
  ['GET https://a.example/*', 'https://a.example/'],
  ['GET https://a.example/*', 'https://a.example/b/c'],
  ['GET https://a.example/v1/*', 'https://a.example/v1/'],
  ['GET https://a.example/v1/*', 'https://a.example/v1/b/c'],
  ['GET https://a.example/v1/us*', 'https://a.example/v1/users/1'],
  ['GET https://a.example/v1/*/roles', 'https://a.example/v1/ana/roles'],
  ['GET https://a.example/*/*/c', 'https://a.example/a/b/c'],
  ['GET https://a.example/*/roles/*', 'https://a.example/ana/roles/b/c'],
  ['GET https://a.example/v1/*', 'https://a.example/v1/group%2Fproject'],
  // Addresses in any writing are one.
  ['GET http://127.0.0.1/', 'http://0x7f.1/'],
  ['GET http://127.0.0.1/', 'http://2130706433/'],
  ['GET http://[::1]/', 'http://[0:0:0:0:0:0:0:1]/'],
])('%s fits %s', (to, url) => {
  expect(asked(to, url)).toBe(true)
})

it.each([
  ['another scheme', 'GET https://a.example/', 'http://a.example/'],
  ['another port', 'GET https://a.example/', 'https://a.example:8443/'],
  ['the port of the other scheme', 'GET https://a.example/', 'https://a.example:80/'],
  ['another host', 'GET https://a.example/', 'https://b.example/'],
  ['a host under it', 'GET https://a.example/', 'https://b.a.example/'],
  ['a host that ends alike', 'GET https://*.a.example/', 'https://evil-a.example/'],
  ['the host itself', 'GET https://*.a.example/', 'https://a.example/'],
  ['nothing under it', 'GET https://*.a.example/', 'https://.a.example/'],
  ['a host that begins alike', 'GET https://a.example/', 'https://a.example.evil.example/'],
  ['a host with a dot behind', 'GET https://a.example/', 'https://a.example./'],
  ['a host under it with a dot behind', 'GET https://*.a.example/', 'https://b.a.example./'],
  ['a user', 'GET https://a.example/', 'https://ana@a.example/'],
  ['a password', 'GET https://a.example/', 'https://:secret@a.example/'],
  ['the host as a user', 'GET https://a.example/', 'https://a.example@evil.example/'],
  ['the host as a user, behind a backslash', 'GET https://a.example/*', 'https://evil.example\\@a.example/'],
  ['another letter that looks alike', 'GET https://a.example/', 'https://а.example/'],
  ['a loopback address in octal', 'GET http://0177.example/', 'http://0177.0.0.1/'],
  ['a mapped address', 'GET http://127.0.0.1/', 'http://[::ffff:127.0.0.1]/'],
  ['a longer path', 'GET https://a.example/v1', 'https://a.example/v1/x'],
  ['a path with a slash more', 'GET https://a.example/v1', 'https://a.example/v1/'],
  ['a path that begins alike', 'GET https://a.example/v1/*', 'https://a.example/v1'],
  ['a path that begins with its letters', 'GET https://a.example/v1/*', 'https://a.example/v12/x'],
  ['a path in other letters', 'GET https://a.example/v1', 'https://a.example/V1'],
  ['two slashes for one', 'GET https://a.example/v1/x', 'https://a.example/v1//x'],
  ['a path that leaves it', 'GET https://a.example/v1/*', 'https://a.example/v1/../admin'],
  ['a path that leaves it, encoded', 'GET https://a.example/v1/*', 'https://a.example/v1/%2e%2E/admin'],
  ['one that leaves it once more decoded', 'GET https://a.example/v1/*', 'https://a.example/v1/..%2fadmin'],
  ['with a backslash', 'GET https://a.example/v1/*', 'https://a.example/v1/x%5c..%5cadmin'],
  ['twice decoded', 'GET https://a.example/v1/*', 'https://a.example/v1/%252e%252e%252fadmin'],
  ['with a parameter', 'GET https://a.example/v1/*', 'https://a.example/v1/..;a=b/admin'],
  ['with an encoded parameter', 'GET https://a.example/v1/*', 'https://a.example/v1/..%3Ba/admin'],
  ['two parts for one', 'GET https://a.example/*/roles', 'https://a.example/a/b/roles'],
  ['two parts for one, encoded', 'GET https://a.example/*/roles', 'https://a.example/a%2fb/roles'],
  ['no part for one', 'GET https://a.example/*/roles', 'https://a.example//roles'],
  ['another query', 'GET https://a.example/v1?a=b', 'https://a.example/v1?a=c'],
  ['a query more', 'GET https://a.example/v1?a=b', 'https://a.example/v1?a=b&c=d'],
  ['no query', 'GET https://a.example/v1?a=b', 'https://a.example/v1'],
  ['a query where there is to be none', 'GET https://a.example/v1?', 'https://a.example/v1?a'],
  ['a star that is a star', 'GET https://a.example/*/b', 'https://a.example/*/c'],
])('a rule does not fit %s: %s, %s', (_, to, url) => {
  expect(asked(to, url)).toBe(false)
})

it.each([
  ['GET', 'GET', true],
  ['GET', 'POST', false],
  ['GET', 'HEAD', false],
  ['*', 'DELETE', true],
  ['PATCH', 'PATCH', true],
])('a rule of %s, asked by %s, fits: %s', (by, method, expected) => {
  expect(asked(`${by} https://a.example/`, 'https://a.example/', method)).toBe(expected)
})

it.each([
  ['https://a.example/', 'METHOD URL'],
  ['GET  https://a.example/', 'METHOD URL'],
  ['get https://a.example/', 'METHOD URL'],
  ['GET https://a.example/ x', 'METHOD URL'],
  ['GET https://a.example/\n', 'METHOD URL'],
  ['CONNECT https://a.example/', 'CONNECT'],
  ['TRACE https://a.example/', 'TRACE'],
  ['GET a.example/', '`http` or `https`'],
  ['GET //a.example/', '`http` or `https`'],
  ['GET ftp://a.example/', '`http` or `https`'],
  ['GET file:///etc/passwd', '`http` or `https`'],
  ['GET https:a.example', '`http` or `https`'],
  ['GET https://', '`http` or `https`'],
  ['GET https://a.example:*/', '`http` or `https`'],
  ['GET https://1.2.3.256/', '`http` or `https`'],
  ['GET https://*.10.0.0.1/', '`http` or `https`'],
  ['GET https://ana@a.example/', 'a user'],
  ['GET https://@a.example/', 'a user'],
  ['GET https://a.example/#x', '`#`'],
  ['GET https://a.example\\x', '`\\`'],
  ['GET https://*/', 'in its host'],
  ['GET https://a.*.example/', 'in its host'],
  ['GET https://*.*.example/', 'in its host'],
  ['GET https://a*.example/', 'in its host'],
  ['GET https://a.example*', 'in its host'],
  ['GET https://a.example./', 'in a dot'],
  ['GET https://*./', 'in a dot'],
  ['GET https://a.example/a*b', 'in its path'],
  ['GET https://a.example/a*/b', 'in its path'],
  ['GET https://a.example/**', 'in its path'],
  ['GET https://a.example/a**', 'in its path'],
  ['GET https://a.example/a?b=*', 'in its query'],
  ['GET https://a.example/..%2fx', 'upwards'],
])('refuses the rule `%s` with a word on %s', (to, word) => {
  const parsed = parseFetchRule(to)
  expect('mistake' in parsed && parsed.mistake).toContain(word)
})

it.each([
  ['GET http://localhost:8000/*', true],
  ['GET http://api.localhost/', true],
  ['GET http://*.localhost/', true],
  ['GET http://127.1/', true],
  ['GET http://[::1]/', true],
  ['GET http://10.0.0.1/', true],
  ['GET http://[::ffff:a9fe:a9fe]/', true],
  ['GET http://9.9.9.9/', false],
  ['GET http://localhost.example/', false],
  ['GET http://127.0.0.1.example/', false],
  ['GET http://internal.example/', false],
])('%s names a private host outright: %s', (to, expected) => {
  expect(namesPrivateHost(pattern(to))).toBe(expected)
})

describe('several rules', () => {
  const to = 'GET https://a.example/*'
  const url = new URL('https://a.example/v1')

  it('declare what any of them does, and nothing without one', () => {
    const other = { to: 'GET https://b.example/', private: true }
    expect(judgeFetch([], 'GET', url)).toEqual({ declared: false, private: false })
    expect(judgeFetch([other], 'GET', url)).toEqual({ declared: false, private: false })
    expect(judgeFetch([other, { to, private: false }], 'GET', url)).toEqual({
      declared: true,
      private: false,
    })
  })

  it('let it go to private addresses where one of those that fit does', () => {
    const rules = [
      { to, private: false },
      { to: 'GET https://a.example/v1', private: true },
    ]
    expect(judgeFetch(rules, 'GET', url)).toEqual({ declared: true, private: true })
    expect(judgeFetch(rules, 'GET', new URL('https://a.example/v2')).private).toBe(false)
  })

  it('that cannot be read declare nothing', () => {
    expect(judgeFetch([{ to: 'GET https://*', private: true }], 'GET', url).declared).toBe(false)
  })
})

describe('whatever is asked', () => {
  const part = fc.oneof(
    fc.constantFrom(
      '',
      '.',
      '..',
      '%2e%2e',
      '*',
      'v1',
      '%2f',
      '%252f',
      '\\',
      '@',
      ':',
      ';',
      '?',
      '#',
      '..;',
      '\t',
      'é',
    ),
    fc.webSegment(),
  )
  const path = fc.array(part, { maxLength: 6 }).map((parts) => parts.join('/'))
  const authority = fc.oneof(
    fc.constantFrom(
      'a.example',
      'A.EXAMPLE',
      'a.example:443',
      'a.example.',
      'b.a.example',
      'a.example@b.example',
    ),
    fc.webAuthority({ withUserInfo: true, withPort: true, withIPv4: true, withIPv6: true }),
    fc.tuple(part, part).map(([one, other]) => `a.example${one}${other}`),
  )
  const urls = fc
    .tuple(fc.constantFrom('https://', 'https:\\\\', 'https:/', 'http://', 'HTTPS://'), authority, path)
    .map(([scheme, host, rest]) => `${scheme}${host}/${rest}`)
    .filter((text) => URL.canParse(text))
    .map((text) => new URL(text))

  it('a URL that fits has the origin of the rule, no user, and a path that begins as it says', () => {
    const rule = pattern('GET https://a.example/v1/*')
    let fitting = 0
    fc.assert(
      fc.property(
        fc.oneof(
          urls,
          path.map((rest) => new URL(`https://a.example/v1/${rest}`)),
        ),
        (url) => {
          if (!fits(rule, 'GET', url)) return
          fitting++
          expect(url.origin).toBe('https://a.example')
          expect(url.username + url.password).toBe('')
          const decoded = url.pathname
            .replace(/%25/g, '%')
            .replace(/%2f|%5c|\\/gi, '/')
            .replace(/%2e/gi, '.')
          expect(new URL(decoded, url).pathname.startsWith('/v1/')).toBe(true)
        },
      ),
      { numRuns: 2000 },
    )
    expect(fitting).toBeGreaterThan(100)
  })

  it('a URL that fits a host of many is under it', () => {
    const rule = pattern('* https://*.a.example/*')
    fc.assert(
      fc.property(
        fc.oneof(
          urls,
          fc.domain().map((name) => new URL(`https://${name}.a.example/`)),
        ),
        (url) => {
          if (fits(rule, 'GET', url)) expect(url.host).toMatch(/[^.]\.a\.example$/)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('reading a rule never throws, and what it reads fits its own URL', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          urls.map(String).map((url) => `GET ${url}`),
        ),
        (to) => {
          const parsed = parseFetchRule(to)
          if ('mistake' in parsed || /[*?]/.test(to)) return
          expect(fits(parsed, parsed.method, new URL(to.slice(to.indexOf(' ') + 1)))).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
