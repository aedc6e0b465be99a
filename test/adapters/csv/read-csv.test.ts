import { describe, expect, it } from 'vitest'
import { readCsv } from '../../../src/adapters/csv/read-csv.ts'

/** A file that comes in pieces of so many bytes. */
async function* inPieces(text: string | Buffer, size = 3) {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const rows = (text: string | Buffer) => Array.fromAsync(readCsv(inPieces(text)))

describe('reads', () => {
  it.each<[string, string, readonly (readonly string[])[]]>([
    [
      'lines of any kind',
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'no last line feed',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['empty lines as nothing', '\na\n\n', [['a']]],
    ['a byte order mark as nothing', '\uFEFFa,ü', [['a', 'ü']]],
    ['quotes', '"a,""b""\nc",d', [['a,"b"\nc', 'd']]],
    ['a quote within a value', '5" disk,b', [['5" disk', 'b']]],
    ['a comma behind a backslash', 'a\\, b\\,c,d', [['a, b,c', 'd']]],
    ['a backslash before anything else', 'a\\b,"c\\",d\\', [['a\\b', 'c\\', 'd\\']]],
    ['rows of any number of fields', 'a,b\nc\nd,e,f', [['a', 'b'], ['c'], ['d', 'e', 'f']]],
    ['empty fields', ',,\n', [['', '', '']]],
    ['nothing', '', []],
  ])('%s', async (_, text, expected) => {
    expect((await rows(text)).map(({ fields }) => fields)).toEqual(expected)
  })

  it('with the line of each row', async () => {
    expect((await rows('a\n\n"b\nc"\nd')).map(({ line }) => line)).toEqual([1, 4, 5])
  })

  it('no more than it is asked for', async () => {
    let read = 0
    async function* endless() {
      for (;;) {
        read++
        yield Buffer.from('a,b\n'.repeat(100))
      }
    }
    for await (const { fields } of readCsv(endless())) {
      expect(fields).toEqual(['a', 'b'])
      break
    }
    expect(read).toBeLessThan(1000)
  })
})

describe('refuses', () => {
  it.each<[string, string, string | Buffer]>([
    ['a quote that is never closed', 'The CSV file cannot be parsed at line 2.', 'a\n"secret'],
    ['such a quote before much else', 'The CSV file cannot be parsed at line 1.', `"${'a,'.repeat(200_000)}`],
    ['what is not UTF-8', 'The CSV file is not in UTF-8.', Buffer.from('secr\xe4t', 'latin1')],
    ['a letter that is cut off', 'The CSV file is not in UTF-8.', Buffer.from('ü').subarray(0, 1)],
  ])('%s', async (_, message, text) => {
    await expect(rows(text)).rejects.toMatchObject({ name: 'UnreadableFile', message })
  })
})
