import { checkDocument } from '../config/check.ts'
import { readSource } from '../config/source.ts'

/** What only the file of a scenario says of a step. */
const ofFiles = ['name', 'do', 'after', 'expect']

/** Throws where the file of a scenario could not say what a test has said, and tells what may be said instead. */
export function checkSaid(document: object): void {
  const text = JSON.stringify({ steps: [{ name: 'nothing', do: 'refresh' }], ...document })
  const source = readSource({ path: 'test/said.scenario.yaml', text })
  const [first] = [...source.findings, ...checkDocument(source)]
  if (first) throw new TypeError(`${first.message}${first.help ? `: ${first.help}` : ''}`)
}

/** Throws where a step of a scenario could not be so. */
export function checkStep(kind: string, step: object): void {
  const [other] = ofFiles.filter((key) => key in step)
  if (other !== undefined) throw new TypeError(`${kind} takes no \`${other}\``)
  try {
    checkSaid({ steps: [{ name: 'said', do: kind, ...step }] })
  } catch (error) {
    const message = (error as Error).message
      .replace(' in item 1 of `steps`', '')
      .replace('name, after, do, ', '')
    throw new TypeError(`${kind}: ${message.replace(', expect', '')}`)
  }
}
