import { expect, it } from 'vitest'
import { codeInText } from '../../src/scenarios/code-in-text.ts'

it.each([
  ['Your code is 123456.', '123456'],
  ['인증 코드 0042를 입력하세요', '0042'],
  ['123456 is your code; once more: 123456', '123456'],
  ['<b style="color:#123456">987654</b>', '987654'],
  ['code 123456, order 654321', undefined],
  ['Welcome in 24 hours', undefined],
  ['order ab1234', undefined],
])('finds in %j the code %j', (text, code) => {
  expect(codeInText(text)).toBe(code)
})
