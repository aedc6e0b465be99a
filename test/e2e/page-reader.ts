import { execFile } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { cli, folder, root, serve, type Server } from '../serve.ts'
import type { PageStep } from './page-steps.ts'

/**
 * Somebody who follows a page in a folder of their own: `poolwright` is this one, and `node` finds the server
 * of the folder by the variables that `dev` prints, started again where the project has changed. In what is
 * written and said, `as` takes the place of what the page has.
 */
export function pageReader({
  env = {},
  as = (text) => text,
}: {
  readonly env?: Readonly<Record<string, string>>
  readonly as?: (text: string) => string
} = {}) {
  const { dir, remove } = folder({})
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'))
  let server: Server | undefined
  let told = ''
  const stop = async () => {
    await server?.stop()
    told += server?.told() ?? ''
    server = undefined
  }
  const options = (more: object = {}) => ({
    cwd: dir,
    env: { ...process.env, NO_COLOR: '1', ...env, ...more },
  })
  return {
    /** Writes what the page has shown, runs its command, and gives what is printed. */
    async follow({ command, files }: Pick<PageStep, 'command' | 'files'>): Promise<string> {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(dir, path)), { recursive: true })
        writeFileSync(join(dir, path), as(text))
      }
      if (Object.keys(files).some((path) => path.endsWith('.yaml'))) await stop()
      const [program, ...args] = words(command)
      if (program === 'poolwright') return said([cli, ...args], options())
      if (program !== 'node') throw new Error(`nobody here knows how to run ${command}`)
      server ??= await serve(dir, [], env)
      return said(args, options(server.ready.variables))
    },
    /** What the servers have told on standard error. */
    told: () => told + (server?.told() ?? ''),
    async close() {
      await stop()
      remove()
    },
  }
}

const run = promisify(execFile)

/** What a program prints; one that says no ends with another code. */
async function said(args: readonly string[], options: Parameters<typeof run>[2]): Promise<string> {
  try {
    return String((await run(process.execPath, args, options)).stdout).trimEnd()
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: number; stdout?: string; stderr?: string }
    if (code === 1 && stdout) return stdout.trimEnd()
    throw new Error(`${args.join(' ')}: ${code}\n${stdout}${stderr}`, { cause: error })
  }
}

/** The words of a command as a shell has them, of which those in single quotes are one. */
const words = (command: string) =>
  [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare = '']) => quoted ?? bare)
