import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { makeAll, root } from './generate/main.ts'

it('commits exactly what `npm run generate` makes', async () => {
  const stale = [...(await makeAll())].filter(
    ([path, text]) => readFileSync(resolve(root, path), 'utf8') !== text,
  )
  expect(stale.map(([path]) => path)).toEqual([])
}, 60_000)
