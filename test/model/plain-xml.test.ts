import { describe, expect, it } from 'vitest'
import { NotPlain, readPlainXml } from '../../src/model/plain-xml.ts'

/** Its parts, told shortly. */
const told = (document: string) =>
  [...readPlainXml(document)].map((part) =>
    part.kind === 'text'
      ? part.text
      : part.kind === 'close'
        ? `/${part.name}`
        : [part.name, ...[...part.attributes].map((pair) => pair.join('='))].join(' '),
  )

describe('plain XML', () => {
  it.each([
    ['<a/>', ['a', '/a']],
    ['<?xml version="1.0" encoding="UTF-8"?>\n<a></a>\n', ['a', '/a']],
    [`<a b="1" c:d = '2>3' >x<e.f-g/></a>`, ['a b=1 c:d=2>3', 'x', 'e.f-g', '/e.f-g', '/a']],
    ['<a>1<!-- 2 - 3 -->4</a>', ['a', '1', '4', '/a']],
    ['<!-- b --><a/><!-- c -->', ['a', '/a']],
    ['<a><![CDATA[<b>&c;]]></a>', ['a', '<b>&c;', '/a']],
    ['<a b="&lt;&quot;">&amp;&#65;&#x1F600;&gt;&apos;</a>', ['a b=<"', "&A😀>'", '/a']],
    ['<a>사랑</a>', ['a', '사랑', '/a']],
  ])('%j is read', (document, parts) => {
    expect(told(document)).toEqual(parts)
  })

  it.each([
    ['', 'it ends before its root does'],
    ['<a>', 'it ends before its root does'],
    ['<a></b>', 'an element is closed that is not open'],
    ['</a>', 'an element is closed that is not open'],
    ['<a/><b/>', 'it has several roots'],
    ['<a/>b', 'it has text beside its root'],
    ['<![CDATA[]]><a/>', 'it has text beside its root'],
    ['<!DOCTYPE a><a/>', 'it has something else than elements, text and comments'],
    ['<a><?b?></a>', 'it has something else than elements, text and comments'],
    [' <?xml version="1.0"?><a/>', 'it has something else than elements, text and comments'],
    ['<a b=c/>', 'it has something else than elements, text and comments'],
    ['<a b="<"/>', 'it has something else than elements, text and comments'],
    ['<a b/>', 'it has something else than elements, text and comments'],
    ['< a/>', 'it has something else than elements, text and comments'],
    ['<a b="1"c="2"/>', 'it has something else than elements, text and comments'],
    ['<a:b:c/>', 'it has something else than elements, text and comments'],
    ['<a><![CDATA[</a>', 'it has something else than elements, text and comments'],
    ['<a b="1" b="2"/>', 'an element has an attribute twice'],
    ['<a><!-- -- --></a>', 'it has a comment that does not end'],
    ['<a><!-- </a>', 'it has a comment that does not end'],
    ['<a>&b;</a>', 'it has an entity that XML does not have'],
    ['<a>&</a>', 'it has an entity that XML does not have'],
    ['<a>&#xD800;</a>', 'it has an entity that XML does not have'],
    ['<a>&#x110000;</a>', 'it has an entity that XML does not have'],
    ['<a>&#0;</a>', 'it has an entity that XML does not have'],
    ['<a>\u0001</a>', 'it has characters that XML does not have'],
    ['<a>\ud800</a>', 'it has characters that XML does not have'],
    [`${'<a>'.repeat(65)}${'</a>'.repeat(65)}`, 'its elements are more than 64 deep'],
    [
      `<a ${Array.from({ length: 65 }, (_, at) => `b${at}=""`).join(' ')}/>`,
      'an element has more than 64 attributes',
    ],
  ])('%j is not: %s', (document, why) => {
    expect(() => told(document)).toThrow(new NotPlain(why))
  })

  it.each([
    ['a comment', `<a><!--${' '.repeat(1_000_000)}`],
    ['a tag', `<a${' '.repeat(1_000_000)}`],
    ['a name', `<${'a'.repeat(1_000_000)}`],
    ['an attribute', `<a b="${' '.repeat(1_000_000)}`],
    ['attributes', `<a${' b="c"'.repeat(200_000)}`],
    ['a CDATA section', `<a><![CDATA[${']'.repeat(1_000_000)}`],
    ['a declaration', `<?xml ${' '.repeat(1_000_000)}`],
  ])('%s without end is refused, and is no work', (_, document) => {
    expect(() => told(document)).toThrow(NotPlain)
  })
})
