import { expect, it } from 'vitest'
import { debuggerAddress } from '../../../src/cli/invoke/debugger-address.ts'

it.each([
  ['9231', '127.0.0.1', 9231],
  ['0', '127.0.0.1', 0],
  ['localhost:80', 'localhost', 80],
  ['0.0.0.0:9230', '0.0.0.0', 9230],
  ['[::1]:9230', '::1', 9230],
])('awaits a debugger at %s', (text, host, port) => {
  expect(debuggerAddress(text)).toEqual({ host, port })
})

it.each(['here', 'http://x', '70000', '127.0.0.1:70000', 'a b:1', '::1:9230', '[::1]', '-1', ''])(
  'awaits none at %j',
  (text) => {
    expect(() => debuggerAddress(text)).toThrow('It must be like 127.0.0.1:9230')
  },
)
