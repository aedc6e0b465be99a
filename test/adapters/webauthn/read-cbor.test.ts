import { describe, expect, it } from 'vitest'
import { readCbor } from '../../../src/adapters/webauthn/read-cbor.ts'

const hex = (text: string) => Buffer.from(text, 'hex')

describe('CBOR', () => {
  // RFC 8949, appendix A.
  it.each<[string, unknown]>([
    ['00', 0],
    ['17', 23],
    ['1818', 24],
    ['1903e8', 1000],
    ['1a000f4240', 1000000],
    ['1b000000e8d4a51000', 1000000000000],
    ['20', -1],
    ['3903e7', -1000],
    ['f4', false],
    ['f5', true],
    ['f6', null],
    ['40', hex('')],
    ['4401020304', hex('01020304')],
    ['62c3bc', 'ü'],
    ['80', []],
    ['8301820203820405', [1, [2, 3], [4, 5]]],
    ['a201020304', new Map([[1, 2], [3, 4]])], // prettier-ignore
    ['a26161016162820203', new Map<string, unknown>([['a', 1], ['b', [2, 3]]])], // prettier-ignore
  ])('reads %s', (written, value) => {
    const { value: read, end } = readCbor(hex(written))
    expect([read, end]).toEqual([value, written.length / 2])
  })

  it('says where an item ends, and goes on from there', () => {
    const bytes = hex('0102')
    const { end } = readCbor(bytes)
    expect(readCbor(bytes, end)).toEqual({ value: 2, end: 2 })
  })

  it.each([
    ['nothing', ''],
    ['a number that is cut off', '19ff'],
    ['bytes that are cut off', '44010203'],
    ['a list of more than there is', '9affffffff'],
    ['a map of more than there is', 'bb000fffffffffffff'],
    ['a length beyond all', '5bffffffffffffffff'],
    ['bytes without a length', '5f42010243030405ff'],
    ['a list without a length', '9f01ff'],
    ['a tag', 'c11a514b67b0'],
    ['a float', 'f93c00'],
    ['an undefined value', 'f7'],
    ['a key twice', 'a201020103'],
    ['a list for a key', 'a1800a'],
    ['what is no UTF-8', '61ff'],
    ['lists in lists without end', '81'.repeat(40) + '00'],
    ['a length of a form that is not there', '1c'],
  ])('refuses %s', (_, written) => {
    expect(() => readCbor(hex(written))).toThrow()
  })
})
