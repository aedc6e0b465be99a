import { readFileSync } from 'node:fs'
import process from 'node:process'
import { ok, wrong, type Check, type Outcome } from '../doctor-check.ts'

/** Whether Node is as new as the package asks for. */
export const node: Check = {
  name: 'node',
  about: 'machine',
  look() {
    const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')
    const { engines } = JSON.parse(text) as { engines: { node: string } }
    return [nodeOutcome(process.versions.node, engines.node)]
  },
}

/** What there is to say of a version of Node where `>=` and a version are asked for. */
export function nodeOutcome(version: string, asked: string): Outcome {
  const least = numbersOf(asked)
  const has = numbersOf(version)
  const differs = least.findIndex((number, index) => number !== has[index])
  const enough = differs < 0 || (has[differs] ?? 0) > (least[differs] ?? 0)
  return enough
    ? ok(`Node ${version}, where ${asked} is asked for`)
    : wrong(`Node ${version}, where ${asked} is asked for`, 'install a newer one: https://nodejs.org')
}

const numbersOf = (text: string) => text.replace(/^\D+/, '').split('.').map(Number)
