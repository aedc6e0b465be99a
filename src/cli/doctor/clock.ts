import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ok, warning, wrong, type Check, type Outcome } from '../doctor-check.ts'

/** Whether the clock is one that tokens and signatures can go by. */
export const clock: Check = {
  name: 'clock',
  about: 'machine',
  async look() {
    const begun = { wall: Date.now(), steady: performance.now() }
    const folder = mkdtempSync(join(tmpdir(), 'poolwright-clock-'))
    try {
      const file = join(folder, 'now')
      const before = Date.now()
      writeFileSync(file, '')
      const written = statSync(file).mtimeMs
      await new Promise((done) => setTimeout(done, 50))
      return clockOutcomes({
        now: Date.now(),
        drift: Date.now() - begun.wall - (performance.now() - begun.steady),
        skew: written - before,
        made: statSync(new URL('../../../package.json', import.meta.url)).mtimeMs,
      })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

/** What clocks say, all in milliseconds. */
interface Clocks {
  /** Since 1970. */
  readonly now: number
  /** How much further the clock went than time did. */
  readonly drift: number
  /** How far that of the disk is ahead. */
  readonly skew: number
  /** When our own files were written. */
  readonly made: number
}

const day = 86_400_000

/** What there is to say of clocks. A request signed with one five minutes off is refused by AWS. */
export function clockOutcomes({ now, drift, skew, made }: Clocks): readonly Outcome[] {
  const date = new Date(now).toISOString().slice(0, 10)
  if (now < made - day)
    return [
      wrong(
        `the clock says ${date}, and our own files are of a later day`,
        'set it: tokens and signatures go by it',
      ),
    ]
  if (Math.abs(drift) > 500)
    return [
      warning(
        `the clock was set by ${seconds(drift)} just now`,
        'let something keep it, such as chrony: tokens and signatures go by it',
      ),
    ]
  if (Math.abs(skew) > 2_000)
    return [
      warning(
        `the clock of the disk is ${seconds(Math.abs(skew))} ${skew > 0 ? 'ahead' : 'behind'}`,
        'let something keep both, such as chrony: what is newest is told by it',
      ),
    ]
  return [ok(`the clock says ${date}, and so does the disk`)]
}

const seconds = (milliseconds: number) => `${Math.abs(milliseconds / 1000).toFixed(1)} seconds`
