import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { UnreadableFile } from '../../engine/imports/unreadable-file.ts'
import type { CsvRow } from '../../engine/ports.ts'

// A quote that is never closed would have the rest of the file for one row. Characters; rows are measured elsewhere.
const longestRecord = 128 * 1024

/** A field that ends in a backslash: the comma after it is a comma of its value, and no end of it. */
interface Open {
  readonly open: string
}
type Cell = string | Open

/**
 * Reads RFC 4180, in UTF-8 with or without a byte order mark, lines ending as they like. Outside quotes a
 * backslash stands before a comma that is part of a value, as the guide of Cognito has it. Rows of any number of
 * fields are given as they are, and empty lines are not.
 */
export async function* readCsv(file: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRow, void> {
  const parser = parse({
    info: true,
    rtrim: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
    cast: (text, { quoting }) => (!quoting && text.endsWith('\\') ? { open: text.slice(0, -1) } : text),
  })
  // What goes wrong is met by whoever reads.
  const fed = pipeline(textOf(file), parser).catch(() => undefined)
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>)
      yield { line: info.lines, fields: joined(record) }
  } catch (error) {
    if (error instanceof CsvError)
      throw new UnreadableFile(`The CSV file cannot be parsed${lineOf(error)}.`, { cause: error })
    throw error
  } finally {
    parser.destroy()
    await fed
  }
}

interface Parsed {
  readonly record: readonly Cell[]
  readonly info: { readonly lines: number }
}

function joined(cells: readonly Cell[]): string[] {
  const fields: string[] = []
  let begun: string | undefined
  for (const cell of cells) {
    const before = begun === undefined ? '' : `${begun},`
    if (typeof cell === 'string') fields.push(before + cell)
    begun = typeof cell === 'string' ? undefined : before + cell.open
  }
  // Nothing comes after it: it was a backslash.
  if (begun !== undefined) fields.push(`${begun}\\`)
  return fields
}

async function* textOf(file: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decode = (bytes?: Uint8Array) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined })
    } catch (error) {
      throw new UnreadableFile('The CSV file is not in UTF-8.', { cause: error })
    }
  }
  for await (const bytes of file) yield decode(bytes)
  yield decode()
}

const lineOf = (error: CsvError) => {
  const { lines } = error as CsvError & { readonly lines?: unknown }
  return typeof lines === 'number' ? ` at line ${lines}` : ''
}
