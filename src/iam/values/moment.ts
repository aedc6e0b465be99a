import { numberOf } from './number.ts'

/** Days of each month of a year that is not a leap year. */
const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * Milliseconds since 1970 of a date as W3C's profile of ISO 8601 has it (`2020`, `2020-04`, `2020-04-01`,
 * `2020-04-01T12:30Z`, `2020-04-01T12:30:59.123+02:00`), or of a number of seconds since 1970. A time without
 * a zone is UTC. Four digits alone are a year.
 */
export function momentOf(text: string): number | undefined {
  const seconds = text.length === 4 ? undefined : numberOf(text)
  if (seconds !== undefined) return Math.round(seconds * 1000)
  const split = text.indexOf('T')
  const date = dateOf(split < 0 ? text : text.slice(0, split))
  if (date === undefined || split < 0) return date?.at
  const time = timeOf(text.slice(split + 1))
  return date.whole && time !== undefined ? date.at + time : undefined
}

/** So many digits and nothing else, as a number. */
const count = (text: string | undefined, length: number): number | undefined =>
  text?.length === length && text[0] !== '-' && text[0] !== '+' && !text.includes('.')
    ? numberOf(text)
    : undefined

function dateOf(text: string): { readonly at: number; readonly whole: boolean } | undefined {
  const parts = text.split('-', 4)
  const year = count(parts[0], 4)
  const month = parts.length > 1 ? count(parts[1], 2) : 1
  const day = parts.length > 2 ? count(parts[2], 2) : 1
  if (year === undefined || month === undefined || day === undefined || parts.length > 3) return undefined
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const last = month === 2 && leap ? 29 : days[month - 1]
  if (last === undefined || day < 1 || day > last) return undefined
  return { at: new Date(0).setUTCFullYear(year, month - 1, day), whole: parts.length === 3 }
}

/** Milliseconds of a time of day in UTC: less than 0 or more than a day, where its zone says so. */
function timeOf(text: string): number | undefined {
  const zone = text.endsWith('Z') ? text.length - 1 : Math.max(text.indexOf('+'), text.indexOf('-'))
  const offset = zone < 0 || text[zone] === 'Z' ? 0 : offsetOf(text.slice(zone))
  const [clock = '', fraction, more] = (zone < 0 ? text : text.slice(0, zone)).split('.', 3)
  const parts = clock.split(':', 4)
  const [hours, minutes] = [count(parts[0], 2), count(parts[1], 2)]
  const seconds = parts.length > 2 ? count(parts[2], 2) : 0
  const part = fraction === undefined ? 0 : count(fraction, fraction.length)
  if (hours === undefined || minutes === undefined || seconds === undefined || part === undefined)
    return undefined
  if (hours > 23 || minutes > 59 || seconds > 59 || parts.length > 3 || more !== undefined) return undefined
  if (offset === undefined || (fraction !== undefined && parts.length < 3)) return undefined
  return (
    ((hours * 60 + minutes) * 60 + seconds) * 1000 + Math.round(Number(`0.${fraction ?? 0}`) * 1000) - offset
  )
}

/** Milliseconds of `+02:00`. */
function offsetOf(text: string): number | undefined {
  const [hours, minutes] = [count(text.slice(1, 3), 2), count(text.slice(4), 2)]
  if (hours === undefined || minutes === undefined || text[3] !== ':' || hours > 23 || minutes > 59)
    return undefined
  return (text[0] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000
}
