import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../serve.ts'

/** A command that a page tells its reader to run, with the files that it has shown since the one before. */
export interface PageStep {
  readonly command: string
  /** What the page says that it prints. */
  readonly said: string
  /** Texts by their paths. */
  readonly files: Readonly<Record<string, string>>
}

/** The text of a page of the project. */
export const pageText = (page: string) => readFileSync(join(root, page), 'utf8')

/**
 * What a page has its reader do, in order: blocks that begin with a path in a comment are files, those of
 * `console` are commands, each after `$ `, with what they print.
 */
export function pageSteps(text: string): readonly PageStep[] {
  const steps: PageStep[] = []
  let files: Record<string, string> = {}
  for (const [, language = '', block = ''] of text.matchAll(/^```(\w+)\n(.*?)^```/gms)) {
    const [, path] = /^(?:#|\/\/) ((?:pools|clients|test|triggers)\/\S+\.\w+)\n/.exec(block) ?? []
    if (path !== undefined) files[path] = block
    if (language !== 'console') continue
    for (const part of block.split(/^\$ /m).slice(1)) {
      const [command = '', ...said] = part.split('\n')
      steps.push({ command, said: said.join('\n').trimEnd(), files })
      files = {}
    }
  }
  return steps
}

/** The blocks of a page in one language, such as `text`. */
export const pageBlocks = (text: string, wanted: string): readonly string[] =>
  [...text.matchAll(/^```(\w+)\n(.*?)^```/gms)].flatMap(([, language, block = '']) =>
    language === wanted ? [block] : [],
  )
