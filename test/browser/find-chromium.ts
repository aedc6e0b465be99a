import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const places = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The Chromium of this machine: the one that `POOLWRIGHT_CHROMIUM` names, or else one of the usual names. */
export function findChromium({ POOLWRIGHT_CHROMIUM: named, PATH = '' } = process.env): string | undefined {
  if (named) return runs(named) ? named : undefined
  const folders = ['/usr/bin', ...PATH.split(delimiter)]
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...places].find(runs)
}

/** What somebody is told who has none. */
export const howToGet =
  'No Chromium: the tests in a browser are skipped. `apt-get install chromium fonts-noto-cjk` brings one, or POOLWRIGHT_CHROMIUM names it.'
