import type { Example } from '../lint/rule.ts'
import type { CodeEntry } from './code-entry.ts'
import type { Entry } from './entry.ts'
import { filesOf } from './files-of.ts'

/** Columns that a paragraph takes in a terminal. */
const wide = 100

/** An explanation of a rule or a mistake, for a terminal. */
export function entryLines(entry: Entry): readonly string[] {
  const { id, title, why, rule, elsewhere, page } = entry
  return [
    `${id}: ${title}`,
    kindWords(entry),
    '',
    ...wrapped(why),
    ...(elsewhere ? ['', ...wrapped(elsewhere.reason)] : []),
    ...(rule
      ? [
          '',
          'It speaks of',
          ...exampleLines(rule.bad),
          '',
          'and has nothing to say of',
          ...exampleLines(rule.good),
          '',
          ...wrapped(`Source: ${rule.source}`),
          `To accept it where it is wanted: # poolwright-ignore ${id}: <why> (until <day>)`,
        ]
      : []),
    ...(page ? [`Page: ${page}`] : []),
  ]
}

function kindWords({ kind, rule, elsewhere }: Entry): string {
  if (rule)
    return `${rule.severity}${rule.score === undefined ? '' : `, ${rule.score.toFixed(1)} of 10`}; found by lint`
  if (kind === 'mistake') return 'found by validate and lint'
  return elsewhere?.told ? `told as ${elsewhere.told}` : 'not found by lint'
}

function exampleLines(example: Example): readonly string[] {
  return filesOf(example).flatMap(([path, text]) => [
    '',
    `  ${path}`,
    ...text.split('\n').map((line) => `    ${line}`.trimEnd()),
  ])
}

/** An explanation of an error code, for a terminal. */
export function codeLines({ code, sentence, why, everywhere, operations }: CodeEntry): readonly string[] {
  return [
    code,
    ...(sentence ? [`“${sentence}”`] : []),
    '',
    ...wrapped(why),
    ...(everywhere ? ['', 'Any operation may answer it.'] : []),
    ...Object.entries(operations).flatMap(([service, names]) => [
      '',
      `Listed by ${names.length} operations of ${service}:`,
      ...wrapped(names.join(', ')).map((line) => `  ${line}`),
    ]),
  ]
}

/** A paragraph in lines of a width that is read with ease. */
function wrapped(paragraph: string): readonly string[] {
  const lines: string[] = []
  for (const word of paragraph.split(/\s+/)) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + word.length < wide) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}
