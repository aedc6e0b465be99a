import type { FileRule } from '../../../config/rules.ts'

/** What a file can have wrong by itself: why it matters, and what to do. */
export const ofFiles: Readonly<Record<FileRule, string>> = {
  'PW-FILE-001':
    'Files are YAML 1.2 with one document each. A tab in the indentation, a bracket or a quote that is never closed, a second `: ` on a line, an alias without its anchor: what the author meant cannot be known, so nothing of the file is read. A conflict of a merge that nobody resolved is told as such. Mend the place that the finding names first; what is told below it may go with it.',
  'PW-FILE-002':
    'A misspelt key would be the default without a word. Every key of the language is in the schema of its kind of file, and an editor that reads the schema line completes it; the finding names the key that was most likely meant.',
  'PW-FILE-006':
    'Files in one form make small diffs: `poolwright fmt` writes that form, and keeps every comment and every value. It is a note and fails nothing, unless `--fail-on info` says so; `poolwright fmt --check` is the same question by itself.',
  'PW-FILE-010':
    'An acknowledgement that is not understood accepts nothing, and one that accepts nothing may hide what comes later. Write `# poolwright-ignore PW-POOL-016: why it is wanted (until 2027-01-31)` on the line of what was found or above it: the ids, a reason, and the last day on which the reason holds. When that day is over the finding is told again. Errors of the language cannot be accepted, for the project does not run with them.',
  'PW-FILE-011':
    'Of two values under one key readers of YAML take the first, the last, or neither. Take one away.',
  'PW-FILE-012':
    'Values are texts, numbers, true, false, null, maps and lists, as in JSON. Tags and directives would say something else that nobody here reads. Put a text that begins with `!` or `%` into quotes.',
  'PW-FILE-013':
    'A file may have a mebibyte, 64 levels and a hundred aliases that repeat ten thousand values: more than any project needs, and little enough that a file made to harm does none. Split the file, or use fragments in place of aliases.',
  'PW-FILE-014':
    'YAML reads `1:`, `true:` and `null:` as keys that are no texts, and `yes:` as a text that other readers take for a truth value. Put the key into quotes.',
  'PW-FILE-015':
    'A leading zero, more digits than a number keeps, or an infinity would be read as something else than is written: an account id, for example, loses its zeroes. Put it into quotes if it is a text of digits.',
  'PW-FILE-016':
    'The name of a file says what it is: `<name>.<kind>.yaml`, in whatever folder under `pools/`, `triggers/` or `test/`. Other names are read by nobody, so they are refused. The name itself is letters, digits, `.`, `_` and `-`.',
  'PW-FILE-017':
    'An empty file declares a resource by its name and may be a mistake of an editor. Write at least one key, such as `description`, or remove the file.',
  'PW-FILE-018': 'One file has so many mistakes that the others are not told one by one. Mend these first.',
  'PW-FILE-019':
    'The bytes are no UTF-8, the file is larger than files may be, it is a folder or a link that leads out of the project, or it is not ours to read. Nothing of it is read, and whatever refers to it is not blamed for that. The finding says which, and at which byte.',
  'PW-FILE-020': 'The schema wants another type here: a list, a map, a text, a number, or true or false.',
  'PW-FILE-021':
    'The schema names every value that may stand here. The finding names the one that was most likely meant.',
  'PW-FILE-022':
    'Without this key what is declared has no meaning. It may come from a fragment, if the file uses one.',
  'PW-FILE-023':
    'The value, or the name, is of the right type and not of the form, length, size or number that the service takes. AWS would refuse it, usually after half of a deployment.',
  'PW-FILE-024':
    'Two keys say the same thing in two ways, or one of them makes the other meaningless. Keep one.',
  'PW-FILE-025':
    'Windows and macOS take the two names for one: of a checkout there, one file is written over the other, and the project is another one than here. Rename one of them.',
  'PW-SEC-001':
    'A secret in a file is a secret in the history of the repository, for good. Write `{ secret: name }`, and let each environment say where it lies: `secrets: { name: { env: VARIABLE } }` or `{ file: path }`. One that was ever pushed has to be replaced, not only taken out.',
}
