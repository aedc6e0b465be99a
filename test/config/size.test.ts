import { expect, it } from 'vitest'
import { formatSize, parseSize } from '../../src/config/size.ts'

it.each([
  ['512Ki', 524_288],
  ['1Mi', 1_048_576],
  ['1025Ki', 1_049_600],
  ['32Mi', 33_554_432],
])('%s is %d bytes, and back', (text, bytes) => {
  expect(parseSize(text)).toBe(bytes)
  expect(formatSize(bytes)).toBe(text)
})

it('says a size in the largest unit that is exact', () => {
  expect(formatSize(parseSize('2048Ki'))).toBe('2Mi')
})

it.each(['', '5', '1Gi', '1.5Mi', '1MB'])('does not take %j for a size', (text) => {
  expect(() => parseSize(text)).toThrow('not a size')
})
