import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { makeFilter, holds, type Filter } from './filter.ts'
import type { Source } from './open-leaked.ts'

/** The largest file that is read. Larger lists are for a service. Bytes. */
const largest = 64 * 1024 * 1024
const bitsEach = 24

/** How passwords are told from their hashes: forty hexadecimal digits, with how often it was seen behind a colon. */
const hashed = /^([0-9A-Fa-f]{40})(?::\d+)?$/

export const sha1 = (password: string) => createHash('sha1').update(password).digest('hex').toUpperCase()

/**
 * Passwords of a file: one, or its SHA-1 in hexadecimal, on each line. It is read when the first password is
 * looked up, and kept as a filter that errs once in 100,000 times. One that could not be read is tried again.
 */
export function fileSource(path: string): Source {
  let opened: Promise<Filter> | undefined
  return async (password) => {
    opened ??= read(path).catch((error: unknown) => {
      opened = undefined
      throw error
    })
    return holds(await opened, sha1(password))
  }
}

async function read(path: string): Promise<Filter> {
  const { size } = await stat(path)
  if (size > largest) throw new Error(`the list of leaked passwords ${path} is larger than 64 MiB`)
  const lines = (await readFile(path, 'utf8')).split(/\r?\n/).filter((line) => line.length > 0)
  const words = lines.map((line) => hashed.exec(line)?.[1]?.toUpperCase() ?? sha1(line))
  return makeFilter(words, bitsEach)
}
