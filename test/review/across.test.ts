import { expect, it } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { across } from '../../src/review/across.ts'

const finding = (message: string, line: number, file = 'pools/a.pool.yaml'): Finding => ({
  rule: 'PW-REF-001',
  severity: 'error',
  message,
  at: { file, line, column: 1 },
})

it('says once what holds everywhere, and of the rest where it holds', () => {
  const everywhere = finding('nothing declares the role `x`', 3)
  const one = finding('nothing declares the policy `y`', 1)
  const two = finding('nothing binds the secret `z`', 2)
  const said = across(
    new Map([
      ['dev', [everywhere, one]],
      ['prod', [everywhere, two]],
      ['test', [two, everywhere]],
    ]),
  )
  expect(said.map(({ message }) => message)).toEqual([
    'nothing declares the policy `y` (in `dev`)',
    'nothing binds the secret `z` (in `prod`, `test`)',
    'nothing declares the role `x`',
  ])
})

it('does not say once more in which environment, where the message does', () => {
  const message = 'the environment `dev` has no parameter `from`'
  const said = across(
    new Map([
      ['dev', [finding(message, 1)]],
      ['prod', []],
    ]),
  )
  expect(said.map((one) => one.message)).toEqual([message])
})

it('orders what it says by file and place', () => {
  const findings = [finding('c', 2, 'pools/b.pool.yaml'), finding('b', 10), finding('a', 9)]
  expect(across(new Map([['dev', findings]])).map(({ message }) => message)).toEqual(['a', 'b', 'c'])
})
