import type { Summary } from './summary.ts'

/** Colours a text, or does not. */
export type Paint = (colour: 'red' | 'green' | 'yellow', text: string) => string

/** Says what became of scenarios, for people or for machines. */
export type ScenarioReporter = (summary: Summary, paint: Paint, quiet: boolean) => string
