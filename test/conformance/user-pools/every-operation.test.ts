import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fileOf, operationNames } from './operation-names.ts'

const here = import.meta.dirname
const read = (file: string) => readFileSync(join(here, file), 'utf8')
const files = readdirSync(here)
const ofOperations = files.filter(
  (file) => !file.endsWith('.test.ts') && read(file).includes('= conformance('),
)
const runners = files.filter((file) => file.endsWith('.test.ts'))

it('has a file for every operation of the SDK', () => {
  expect(operationNames.filter((name) => !ofOperations.includes(fileOf(name)))).toEqual([])
})

it('has no file of an operation that there is not, and each says which it is of', () => {
  const known = new Map<string, string>(operationNames.map((name) => [fileOf(name), name]))
  expect(ofOperations.filter((file) => !read(file).includes(`conformance('${known.get(file)}'`))).toEqual([])
})

it('runs every file once', () => {
  const times = (file: string) =>
    runners.filter((runner) => read(runner).includes(` from './${file}'`)).length
  expect(ofOperations.filter((file) => times(file) !== 1)).toEqual([])
})
