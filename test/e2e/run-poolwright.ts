import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cli } from '../serve.ts'

const home = mkdtempSync(join(tmpdir(), 'home-'))

/** Runs `poolwright` in a folder as a shell would, without a terminal. */
export function runPoolwright(
  cwd: string,
  ...args: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [cli, ...args], {
    cwd,
    env: {
      ...process.env,
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
      XDG_CACHE_HOME: home,
      GITHUB_WORKSPACE: undefined,
    },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (data) => (out += data))
  child.stderr.on('data', (data) => (err += data))
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })))
}
