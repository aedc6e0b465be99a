import type { Kit } from './kit.ts'

/** Keeps what a script writes to its console, as much as one call may write. */
export function keepConsole(kit: Kit): void {
  const mostLines = 200
  const mostText = kit.config.logs
  const longestLine = 8192
  let lines: { level: string; text: string }[] = []
  let size = 0
  let indent = ''

  const write = (level: string, values: readonly unknown[]) => {
    if (lines.length > mostLines || size > mostText) return
    let text = indent + kit.format(values)
    if (text.length > longestLine) text = `${text.slice(0, longestLine)}…`
    size += text.length
    const full = lines.length === mostLines || size > mostText
    lines.push(full ? { level: 'warn', text: 'the rest of the output is left out' } : { level, text })
  }
  kit.takeLogs = () => {
    const taken = lines
    if (size || taken.length) lines = []
    size = 0
    indent = ''
    return taken
  }

  const at =
    (level: string) =>
    (...values: unknown[]) =>
      write(level, values)
  const counts = new Map<string, number>()
  const since = new Map<string, number>()
  const log = at('log')
  const group = (...values: unknown[]) => {
    if (values.length) log(...values)
    indent += '  '
  }
  const timed = (label: string, values: unknown[]) =>
    log(`${label}: ${Date.now() - (since.get(label) ?? Date.now())}ms`, ...values)
  kit.define('console', {
    log,
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    trace: (...values: unknown[]) => {
      const here = { stack: '' }
      Error.captureStackTrace(here)
      write('trace', [`Trace: ${kit.format(values)}\n${here.stack.split('\n').slice(2).join('\n')}`])
    },
    dir: (value: unknown) => log(kit.inspect(value)),
    table: (value: unknown) => log(kit.inspect(value)),
    assert: (held: unknown, ...values: unknown[]) => {
      if (!held) write('error', [`Assertion failed${values.length ? ': ' : ''}${kit.format(values)}`])
    },
    group,
    groupCollapsed: group,
    groupEnd: () => {
      indent = indent.slice(2)
    },
    count: (label = 'default') => {
      counts.set(label, (counts.get(label) ?? 0) + 1)
      log(`${label}: ${counts.get(label)}`)
    },
    countReset: (label = 'default') => {
      counts.delete(label)
    },
    time: (label = 'default') => {
      since.set(label, Date.now())
    },
    timeLog: (label = 'default', ...values: unknown[]) => timed(label, values),
    timeEnd: (label = 'default') => {
      timed(label, [])
      since.delete(label)
    },
  })
}
