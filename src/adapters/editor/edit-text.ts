import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Unreadable } from '../disk/unreadable.ts'

/**
 * Lets somebody change a text in an editor of theirs, and waits until it is closed. `command` is a program
 * and its arguments, such as `code --wait`; the file comes last. Throws `Unreadable` where that fails.
 */
export async function editText(text: string, name: string, command: string | undefined): Promise<string> {
  const [program, ...args] = command?.split(/\s+/).filter(Boolean) ?? []
  if (!program)
    throw new Unreadable('there is no editor to change the event with', 'set EDITOR, such as EDITOR=vi')
  const folder = mkdtempSync(join(tmpdir(), 'poolwright-'))
  try {
    const file = join(folder, name)
    writeFileSync(file, text, { mode: 0o600 })
    await new Promise<void>((resolve, reject) => {
      const failed = (why: string, cause?: unknown) =>
        reject(new Unreadable(`the editor \`${program}\` ${why}`, 'set EDITOR to another', { cause }))
      spawn(program, [...args, file], { stdio: 'inherit' })
        .on('error', (error) => failed('cannot be started', error))
        .on('close', (code, signal) => (code === 0 ? resolve() : failed(`ended with ${signal ?? code}`)))
    })
    return readFileSync(file, 'utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
