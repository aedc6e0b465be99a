import type { Finding, Position } from '../../model/finding.ts'
import { codeFrame } from '../code-frame.ts'
import { conceal } from '../conceal.ts'
import { endOf, type Paint, type Reporter } from '../reporter.ts'
import { flat, inLine } from '../visible.ts'

/** For people: each finding with the lines around it, then the notes in groups, then what was looked at. */
export const pretty: Reporter = (report, paint) => {
  const { findings, notes, texts } = report
  const end = endOf(report, paint)
  const shown = conceal(texts, [...findings, ...notes])
  return [
    ...findings.map((finding) => framed(finding, shown.get(finding.at.file), paint)),
    ...grouped(notes).map((group) => listed(group, paint)),
    ...(end.length ? [end.join('\n')] : []),
  ].join('\n\n')
}

function framed(
  { rule, severity, message, at, help, related = [], fix }: Finding,
  text: string | undefined,
  paint: Paint,
) {
  const gutter = ' '.repeat(String(at.line + 1).length)
  const hint = help?.startsWith('did you mean') ? flat(help) : ''
  const frame = !text ? [] : [codeFrame(text.replace(/^\uFEFF/, ''), at, hint)]
  const notes = related.map((other) => `${gutter} = see: ${flat(other.message)}, ${placeOf(other.at)}`)
  return [
    `${paint(severity, `${severity}[${rule}]`)} ${paint('strong', flat(message))}`,
    `${gutter}${paint('frame', '-->')} ${paint('place', placeOf(at))}`,
    ...frame.map((lines) => coloured(lines, severity, paint)),
    ...notes,
    ...(help && (!hint || frame.length === 0) ? [`${gutter} = help: ${flat(help)}`] : []),
    ...(fix ? [`${gutter} = fix: ${flat(fix.title)}: poolwright lint --fix`] : []),
  ].join('\n')
}

const placeOf = ({ file, line, column }: Position) => `${inLine(file)}:${line}:${column}`

/** The frame with its gutter dimmed, and what stands under the line in the colour of the finding. */
const coloured = (lines: string, severity: Finding['severity'], paint: Paint) =>
  lines.replaceAll(/^( *\d* \|)(.*)$/gm, (_, gutter: string, rest: string) => {
    const carets = /^ *\|$/.test(gutter) && rest.trim() !== ''
    return `${paint('frame', gutter)}${carets ? paint(severity, rest) : rest}`
  })

/** Notes that say the same of several places, together. */
function grouped(notes: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>()
  for (const note of notes) {
    const key = JSON.stringify([note.rule, split(note.message)[1], note.help])
    const group = groups.get(key)
    if (group) group.push(note)
    else groups.set(key, [note])
  }
  return [...groups.values()]
}

/** What a note is about, and what it says of it. */
function split(message: string): readonly [subject: string, said: string] {
  const [, subject = '', said = message] = /^(`[^`]*`) (?:is )?(.*)$/s.exec(message) ?? []
  return [subject, said]
}

function listed(group: readonly Finding[], paint: Paint): string {
  const [first] = group
  if (!first) return ''
  const { rule, severity, message, help } = first
  const places = group.map(({ at }) => `${inLine(at.file)}:${at.line}`)
  const wide = Math.max(...places.map(({ length }) => length))
  return [
    `${paint(severity, `${severity}[${rule}]`)} ${flat(split(message)[1])}`,
    ...group.map((note, index) => {
      const place = places[index] ?? ''
      const subject = flat(split(note.message)[0])
      return `  ${paint('place', place)}${subject && `${' '.repeat(wide - place.length)}  ${subject}`}`
    }),
    ...(help ? [`  = help: ${flat(help)}`] : []),
  ].join('\n')
}
