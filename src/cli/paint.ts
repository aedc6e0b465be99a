import { styleText } from 'node:util'
import type { Paint } from '../review/reporter.ts'

const styles = {
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  info: ['bold', 'cyan'],
  place: 'underline',
  frame: 'dim',
  strong: 'bold',
} as const

/** Colours a report for a stream, if that is a terminal and nobody said NO_COLOR. */
export const paintFor =
  (stream: NodeJS.WriteStream): Paint =>
  (part, text) =>
    styleText([styles[part]].flat(), text, { stream })
