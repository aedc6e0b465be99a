import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openBundler } from '../../../../src/adapters/sandbox/bundle/bundler.ts'
import { scriptFile } from '../../../../src/adapters/sandbox/bundle/script-folder.ts'
import { readyMadeNames } from '../../../../src/config/ready-made.ts'

const root = mkdtempSync(join(tmpdir(), 'poolwright-'))
mkdirSync(join(root, 'triggers'))
writeFileSync(join(root, 'triggers/a.ts'), "import '../../stages/claims.ts'\nexport const handler = 1\n")
writeFileSync(join(root, 'triggers/b.ts'), "import 'poolwright:stages/claims.ts'\nexport const handler = 1\n")
const bundler = openBundler(root)
afterAll(() => bundler.close())

describe('a ready-made script', () => {
  it.each(readyMadeNames)('%s is bundled in any project', async (name) => {
    const script = `poolwright:${name.replace('poolwright', 'stages')}.ts`
    const bundle = await bundler.bundle({ script })
    expect(bundle.code).toContain('handler')
    expect(bundler.made({ script })).toBe(bundle)
  })

  it('names its own file and line in a stack', async () => {
    const bundle = await bundler.bundle({ script: 'poolwright:stages/email-domains.ts' })
    const line = bundle.code.split('\n').findIndex((text) => text.includes('email-domains needs')) + 1
    const { place, trace } = bundle.read(`TypeError: x\n    at handler (${bundle.file}:${line}:20)`)
    expect(place?.file).toBe('poolwright:stages/email-domains.ts')
    expect(trace).toContain(`poolwright:stages/email-domains.ts:${place?.line}:`)
  })

  it('names the file that it imports', async () => {
    const bundle = await bundler.bundle({ script: 'poolwright:stages/email-domains.ts' })
    const line = bundle.code.split('\n').findIndex((text) => text.includes('function mailDomain')) + 1
    expect(bundle.read(`Error\n    at x (${bundle.file}:${line}:3)`).place?.file).toBe(
      'poolwright:stages/parts/mail-domain.ts',
    )
  })

  it('that is not there is told as such', async () => {
    await expect(bundler.bundle({ script: 'poolwright:stages/nothing.ts' })).rejects.toMatchObject({
      failure: 'missing',
      message: 'there is no file `poolwright:stages/nothing.ts`',
    })
  })

  it('that is pinned otherwise is refused', async () => {
    const pinned = { script: 'poolwright:stages/claims.ts', sha256: '0'.repeat(64) }
    await expect(bundler.bundle(pinned)).rejects.toMatchObject({ failure: 'missing' })
  })

  it.each(['triggers/a.ts', 'triggers/b.ts'])(
    'is none that a script of a project may import: %s',
    async (script) => {
      await expect(bundler.bundle({ script })).rejects.toMatchObject({
        failure: 'unfit',
        place: { file: script, line: 1 },
      })
    },
  )

  it('lies in the folder of the product', () => {
    expect(scriptFile(root, 'poolwright:stages/claims.ts')).toBe(
      join(import.meta.dirname, '../../../../stages/claims.ts'),
    )
    expect(scriptFile(root, 'triggers/a.ts')).toBe(join(root, 'triggers/a.ts'))
  })
})
