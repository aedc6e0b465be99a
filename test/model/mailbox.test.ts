import { expect, it } from 'vitest'
import { isAddress, readMailbox } from '../../src/model/mailbox.ts'

it.each([
  ['ana@example.com', { address: 'ana@example.com' }],
  [' ana@localhost ', { address: 'ana@localhost' }],
  ['Shop <no-reply@example.com>', { name: 'Shop', address: 'no-reply@example.com' }],
  ['"Shop, Inc." <a@b.example>', { name: 'Shop, Inc.', address: 'a@b.example' }],
  ['상점 <a@b.example>', { name: '상점', address: 'a@b.example' }],
  ['<a@b.example>', { address: 'a@b.example' }],
])('reads %s', (text, mailbox) => {
  expect(readMailbox(text)).toEqual(mailbox)
})

it.each([
  '',
  'ana',
  'a@b.example, c@d.example',
  'Ana a@b.example',
  'Ana <a@b.example>, Ben <c@d.example>',
  'Ana\r\nBcc: all@example.com <a@b.example>',
  'a@b.example\nBcc: all@example.com',
  'a@b@c.example',
  '"a" b <a@b.example>',
  '<a@b.example',
])('reads nobody in %j', (text) => {
  expect(readMailbox(text)).toBeUndefined()
})

it.each(['a b@c.example', 'a@b.example,c@d.example', 'a@b.example\r\nX: y', 'a@b.example\u0000', '@', ''])(
  'takes %j for no address',
  (text) => {
    expect(isAddress(text)).toBe(false)
  },
)
