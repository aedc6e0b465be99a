import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountIn, idLetters, newAccessKeyId } from '../../src/model/access-key-id.ts'

describe('the id of an access key', () => {
  it('says whose account it is of, whatever was drawn for the rest', () => {
    const accounts = fc.integer({ min: 0, max: 999_999_999_999 }).map((n) => String(n).padStart(12, '0'))
    fc.assert(
      fc.property(accounts, fc.uint8Array({ minLength: 10, maxLength: 10 }), (account, drawn) => {
        const id = newAccessKeyId(account, drawn)
        return /^ASIA[A-Z2-7]{16}$/.test(id) && accountIn(id) === account
      }),
    )
  })

  it('is read as AWS writes it', () => {
    // A key whose account its owner has published.
    expect(accountIn('ASIAQNZGKIQY56JQ7WML')).toBe('029608264753')
  })

  it.each([
    'AKIAIOSFODNN7EXAMPLE',
    'AKIAI44QH8DHBEXAMPLE',
    'AROAQNZGKIQY56JQ7WML',
    'ASIAQNZGKIQY56JQ7WM',
    '',
  ])('says nothing where it does not say it: %j', (id) => {
    expect(accountIn(id)).toBeUndefined()
  })

  it('has every bit that was drawn, but those of the account', () => {
    const account = '123456789012'
    const ids = Array.from({ length: 39 }, (_, bit) => {
      const drawn = new Uint8Array(10)
      drawn[9 - Math.floor(bit / 8)] = 1 << (bit % 8)
      return newAccessKeyId(account, drawn)
    })
    expect(new Set(ids).size).toBe(39)
  })
})

it('writes bytes in base32', () => {
  // RFC 4648, 10.
  expect(idLetters(Buffer.from('fooba'), 8)).toBe('MZXW6YTB')
})
