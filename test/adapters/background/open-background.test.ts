import { expect, it } from 'vitest'
import { openBackground } from '../../../src/adapters/background/open-background.ts'

const open = () => {
  const defects: unknown[] = []
  return { defects, ...openBackground((error) => void defects.push(error)) }
}

it('begins at once, and is waited for at the end', async () => {
  const { begin, close } = open()
  const done: string[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  void begin(async () => {
    done.push('begun')
    await promise
    done.push('done')
  })
  expect(done).toEqual(['begun'])
  const closed = close().then(() => done.push('closed'))
  await Promise.resolve()
  expect(done).toEqual(['begun'])
  resolve()
  await closed
  expect(done).toEqual(['begun', 'done', 'closed'])
})

it('is waited for with everything that it begins itself', async () => {
  const { begin, close } = open()
  const done: string[] = []
  void begin(async () => {
    await Promise.resolve()
    void begin(async () => {
      await Promise.resolve()
      done.push('inner')
    })
    done.push('outer')
  })
  await close()
  expect(done).toEqual(['outer', 'inner'])
})

it.each([
  [
    'at once',
    () => {
      throw new Error('a defect')
    },
  ],
  ['later', async () => Promise.reject(new Error('a defect'))],
])('tells of a defect and lets nobody wait in vain: one met %s', async (_, work) => {
  const { begin, close, defects } = open()
  await expect(begin(work)).resolves.toBeUndefined()
  await close()
  expect(defects).toEqual([new Error('a defect')])
})
