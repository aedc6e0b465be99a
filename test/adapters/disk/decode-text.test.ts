import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../src/adapters/disk/decode-text.ts'

const bytes = (...parts: readonly (string | number)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))))

describe('bytes', () => {
  it('are a text where they are UTF-8, without a byte order mark', () => {
    expect(decodeText(bytes(0xef, 0xbb, 0xbf, '이름: 1\r\n'))).toEqual({ text: '이름: 1\r\n' })
    expect(decodeText(bytes('the sign \ufffd may stand in it'))).toEqual({
      text: 'the sign \ufffd may stand in it',
    })
    expect(decodeText(bytes())).toEqual({ text: '' })
  })

  it.each([
    ['a letter of Latin-1', bytes('a: caf', 0xe9, '\n'), 6, '0xe9'],
    ['a letter cut short', bytes('a: ', 0xed, 0x95), 3, '0xed'],
    ['half of a pair', bytes('x', 0xed, 0xa0, 0x80), 1, '0xed'],
    ['one behind letters of several bytes', bytes('이름: \u{1f511}', 0x80), 6, '0x80'],
    ['one behind the sign that stands for such a byte', bytes('\ufffd\ufffd ', 0xc0), 3, '0xc0'],
    ['one behind a byte order mark', bytes(0xef, 0xbb, 0xbf, 'ab', 0xff), 2, '0xff'],
  ])('that are none say at which it is seen: %s', (_, given, at, byte) => {
    const { text, fault } = decodeText(given)
    expect(fault).toEqual({ message: `the byte ${byte} is no UTF-8`, help: 'save the file as UTF-8', at })
    expect(text[at]).toBe('\ufffd')
  })

  it.each([
    ['UTF-16 is called so', bytes(0xff, 0xfe, 'a', 0, ':', 0), 'the file is UTF-16'],
    ['UTF-16 the other way round', bytes(0xfe, 0xff, 0, 'a'), 'the file is UTF-16'],
    ['an archive', bytes('PK', 3, 4, 0, 0, 0xff), 'the file is no text: it holds zero bytes'],
  ])('of something else are not shown: %s', (_, given, message) => {
    expect(decodeText(given)).toMatchObject({ text: '', fault: { message } })
  })
})
