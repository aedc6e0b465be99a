/** What each id of a file's own mistakes stands for. An id never changes its meaning. */
export const fileRules = {
  'PW-FILE-001': 'the text is not YAML as this language takes it',
  'PW-FILE-002': 'a key that nothing reads',
  'PW-FILE-006': 'a file that is not in its normal form',
  'PW-FILE-010': 'a `poolwright-ignore` that is malformed, has expired, or ignores nothing',
  'PW-FILE-011': 'a key that stands twice in one map',
  'PW-FILE-012': 'a YAML tag or directive',
  'PW-FILE-013': 'a file too large, too deep, or growing too much by its aliases',
  'PW-FILE-014': 'a key that is not a text',
  'PW-FILE-015': 'a number that would lose something',
  'PW-FILE-016': 'a file whose name tells no kind, or no usable name',
  'PW-FILE-017': 'a file that holds nothing',
  'PW-FILE-018': 'more mistakes than are told one by one',
  'PW-FILE-019': 'a file that cannot be read as a text',
  'PW-FILE-020': 'a value of the wrong type',
  'PW-FILE-021': 'a value that is none of those allowed',
  'PW-FILE-022': 'a key that must be there and is not',
  'PW-FILE-023': 'a value or a name of the wrong form, length, size or number',
  'PW-FILE-024': 'keys that cannot stand together',
  'PW-FILE-025': 'two files whose names differ by capitals alone',
  'PW-SEC-001': 'a secret written where only its name may stand',
} as const satisfies Record<string, string>

/** The id of a mistake that one file can make by itself. */
export type FileRule = keyof typeof fileRules
