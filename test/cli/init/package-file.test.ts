import { expect, it } from 'vitest'
import { packageName } from '../../../src/cli/init/package-file.ts'

it.each([
  ['shop', 'shop'],
  ['My Shop', 'my-shop'],
  ['.hidden', 'hidden'],
  ['Café & Söhne', 'cafe-sohne'],
  ['인증', 'pools'],
  ['--', 'pools'],
  ['poolwright', 'pools'],
  ['node_modules', 'pools'],
  ['shop!', 'shop'],
  ['x'.repeat(300), 'x'.repeat(214)],
])('makes of the folder %j the package %s', (folder, name) => {
  expect(packageName(folder)).toBe(name)
})
