import type { NodeKind } from './graph.ts'

/** What a kind of node has to do with, which decides its colour. */
export type Tone = 'people' | 'pools' | 'scripts' | 'ways' | 'rights'

/** The tone of each kind. */
export const tones: Readonly<Record<NodeKind, Tone>> = {
  provider: 'people',
  client: 'people',
  pool: 'pools',
  hook: 'scripts',
  stage: 'scripts',
  login: 'people',
  identity: 'pools',
  choice: 'ways',
  rule: 'ways',
  group: 'ways',
  principal: 'people',
  'iam-user': 'people',
  role: 'rights',
  allows: 'rights',
  policy: 'rights',
  gate: 'pools',
}

/** Fill and line of a tone. */
export type Colours = readonly [fill: string, line: string]

/** As they are on a light page. */
export const light: Readonly<Record<Tone, Colours>> = {
  people: ['#fef3c7', '#b45309'],
  pools: ['#dbeafe', '#1d4ed8'],
  scripts: ['#ede9fe', '#6d28d9'],
  ways: ['#f1f5f9', '#475569'],
  rights: ['#dcfce7', '#15803d'],
}
