import { ordered } from '../ordered.ts'
import { momentOf } from '../values/moment.ts'

/** Comparisons of moments: dates of ISO 8601, and seconds since 1970. */
export const dates = ordered('Date', momentOf, 'a date such as `2026-03-01T00:00:00Z`')
