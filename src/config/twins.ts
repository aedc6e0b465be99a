import type { Finding } from '../model/finding.ts'

/** Files that are two here and one where names do not tell capitals apart, as on Windows and macOS. */
export function twins(paths: Iterable<string>): readonly Finding[] {
  // Those systems take one letter in two spellings for one as well.
  const alike = Map.groupBy([...paths].sort(), (path) => path.normalize('NFC').toLowerCase())
  return [...alike.values()].flatMap(([first = '', ...others]) =>
    others.map((path): Finding => ({
      rule: 'PW-FILE-025',
      severity: 'warning',
      message: `on Windows and macOS \`${path}\` is the same file as \`${first}\``,
      at: { file: path, line: 1, column: 1 },
      help: 'rename one of them',
    })),
  )
}
