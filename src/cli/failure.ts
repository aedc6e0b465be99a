import process from 'node:process'
import { styleText } from 'node:util'
import { Unreadable } from '../adapters/disk/unreadable.ts'
import { inLine } from '../review/visible.ts'

/** Says why a command could not do its work, and gives the exit code. With `json`, programs are told as well. */
export async function report(error: unknown, json: boolean): Promise<number> {
  // Commander has said it by now; its own codes for asking for help are no failures.
  if (isUsage(error)) return error.exitCode === 0 ? 0 : 2
  const [code, message, help] = told(error)
  if (json)
    process.stdout.write(
      `${JSON.stringify({ schemaVersion: 1, ok: false, error: { message, ...(help && { help }) } })}\n`,
    )
  const label = styleText('red', 'error:', { stream: process.stderr })
  process.stderr.write(`${label} ${inLine(message)}\n${help ? `  help: ${inLine(help)}\n` : ''}`)
  if (code === 70 && process.env['POOLWRIGHT_DEBUG']) console.error(error)
  return code
}

function told(error: unknown): [code: number, message: string, help?: string | undefined] {
  if (error instanceof Unreadable) return [3, error.message, error.help]
  const [words = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return [
    70,
    `Poolwright has a defect: ${words}`,
    'please report it with the command you ran; POOLWRIGHT_DEBUG=1 shows where it happened',
  ]
}

const isUsage = (error: unknown): error is { exitCode: number } =>
  error instanceof Error && String((error as { code?: unknown }).code).startsWith('commander.')
