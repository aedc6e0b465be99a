import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { editText } from '../../../src/adapters/editor/edit-text.ts'

const folder = mkdtempSync(join(tmpdir(), 'poolwright-editor-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** An editor that does this with the file that it is given. */
function editor(does: string): string {
  const file = join(folder, `editor-${Math.random()}.mjs`)
  writeFileSync(
    file,
    `import { readFileSync, writeFileSync } from 'node:fs'\nconst file = process.argv.at(-1)\n${does}\n`,
  )
  return `${process.execPath} ${file} --wait`
}

it('gives what the editor has left, and leaves no file behind', async () => {
  const seen = join(folder, 'seen')
  const command = editor(`
    writeFileSync(${JSON.stringify(seen)}, JSON.stringify([file, readFileSync(file, 'utf8'), process.argv.at(-2)]))
    writeFileSync(file, 'after')`)
  expect(await editText('before', 'event.json', command)).toBe('after')
  const [file, text, argument] = JSON.parse(readFileSync(seen, 'utf8')) as [string, string, string]
  expect([text, argument]).toEqual(['before', '--wait'])
  expect(file).toMatch(/event\.json$/)
  expect(existsSync(dirname(file))).toBe(false)
})

it.each([
  ['there is none', undefined, 'there is no editor'],
  ['there is none to speak of', '  ', 'there is no editor'],
  ['it is not there', 'no-such-editor-here', 'the editor `no-such-editor-here` cannot be started'],
  ['it gives up', editor('process.exit(3)'), 'ended with 3'],
])('is refused where %s', async (_, command, words) => {
  await expect(editText('a', 'event.json', command)).rejects.toThrow(words)
})
