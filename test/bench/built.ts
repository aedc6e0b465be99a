import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../serve.ts'

/** The package as it is published: what users start is JavaScript. It lies where an installation would put it. */
export function built(): { cli: string; remove: () => void } {
  const dir = mkdtempSync(join(root, 'node_modules/.poolwright-bench-'))
  execFileSync('npx', ['tsc', '-p', 'tsconfig.build.json', '--outDir', join(dir, 'dist')], {
    cwd: root,
    stdio: 'ignore',
  })
  cpSync(join(root, 'package.json'), join(dir, 'package.json'))
  return { cli: join(dir, 'dist/cli/main.js'), remove: () => rmSync(dir, { recursive: true, force: true }) }
}
