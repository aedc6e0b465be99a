import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { root } from '../serve.ts'
import { openPageProvider } from './page-provider.ts'
import { pageReader } from './page-reader.ts'
import { pageSteps, pageText } from './page-steps.ts'

// Writes into the pages that a test follows what their commands print now: `node test/e2e/refill-pages.ts`.
for (const page of ['docs/access.md', 'docs/identity-pools.md']) {
  const provider = await openPageProvider()
  const reader = pageReader(provider)
  const text = pageText(page)
  const said: string[] = []
  for (const step of pageSteps(text)) said.push(await reader.follow(step))
  const filled = text.replaceAll(/^```console\n(.*?)^```/gms, (_, block: string) => {
    const commands = block.split('\n').filter((line) => line.startsWith('$ '))
    const lines = commands.flatMap((command) => [command, said.shift() ?? '']).filter(Boolean)
    return ['```console', ...lines, '```'].join('\n')
  })
  writeFileSync(join(root, page), filled)
  process.stderr.write(`${page}: ${text === filled ? 'as it was' : 'changed'}\n`)
  await reader.close()
  provider.close()
}
