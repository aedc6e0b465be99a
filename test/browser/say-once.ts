import { findChromium, howToGet } from './find-chromium.ts'

/** Before all the tests in a browser: says once that there is none, and fails where there must be one. */
export function setup(): void {
  if (findChromium()) return
  if (process.env['POOLWRIGHT_BROWSER'] === 'required') throw new Error(howToGet)
  process.stderr.write(`${howToGet}\n`)
}
