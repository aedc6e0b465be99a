import { createInterface } from 'node:readline'
import { templateNames, templateRows } from './templates.ts'

/**
 * Asks somebody at a terminal which template it should be, until the answer is a number, a name, or nothing, which
 * is the first. Gives nothing where the answer is to stop.
 */
export async function askTemplate(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<string | undefined> {
  const lines = createInterface({ input, output, terminal: false })
  const question = `Number or name (1): `
  output.write(`Which template?\n${templateRows().map(numbered).join('')}${question}`)
  try {
    for await (const line of lines) {
      const chosen = chosenBy(line.trim())
      if (chosen !== undefined) return chosen
      output.write(`That is none of them.\n${question}`)
    }
    return undefined
  } finally {
    lines.close()
  }
}

const numbered = (row: string, index: number) => `  ${index + 1}  ${row}\n`

function chosenBy(answer: string): string | undefined {
  if (answer === '') return templateNames[0]
  return templateNames.find((name, index) => answer === name || answer === String(index + 1))
}
