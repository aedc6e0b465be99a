import { describe, expect, it } from 'vitest'
import { elementsOf, escaped } from '../../../src/protocol/aws-query/xml.ts'

describe('an output as XML', () => {
  it('has members in their order, members of lists by that name, and nothing for what is not there', () => {
    const output = { B: 1, A: 'x', Gone: undefined, List: ['a', { C: true }], In: { D: '' } }
    expect(elementsOf(output)).toBe(
      '<B>1</B><A>x</A><List><member>a</member><member><C>true</C></member></List><In><D></D></In>',
    )
  })

  it('says moments to the second', () => {
    expect(elementsOf({ Expiration: 1_767_258_000.999, PackedPolicySize: 6 })).toBe(
      '<Expiration>2026-01-01T09:00:00Z</Expiration><PackedPolicySize>6</PackedPolicySize>',
    )
  })

  it.each([
    ['signs of XML', '<a href="x">&amp;</a>', '&lt;a href=&quot;x&quot;&gt;&amp;amp;&lt;/a&gt;'],
    ['an end of a section', ']]>', ']]&gt;'],
    ['a carriage return', 'a\r\nb', 'a&#xD;\nb'],
    ['what XML has no characters for', 'a\0b\u001bc\uffffd', 'a\ufffdb\ufffdc\ufffdd'],
    ['half a character', 'a\ud800b', 'a\ufffdb'],
    ['a whole one', '😀', '😀'],
  ])('escapes %s', (_, text, said) => {
    expect(escaped(text)).toBe(said)
  })
})
