import { describe, expect, it } from 'vitest'
import { keptResult, type Question } from '../../../src/cli/lint/kept-result.ts'

const question: Question = {
  command: 'lint',
  project: {
    root: '/shop',
    files: [{ path: 'pools/a.pool.yaml', text: 'tier: plus\n' }],
    scripts: new Set(['triggers/a.ts']),
    documents: new Map([['pools/a.xml', '<a/>']]),
    ruleFiles: new Set(['rules/a.ts']),
  },
  environments: ['dev', 'prod'],
  also: [
    ['today', '2026-01-01'],
    ['triggers/a.ts', 'x'],
    ['rules/a.ts', 'y'],
  ],
}

/** A cache, and how often something was found anew. */
function asked(fromSource = false) {
  const kept = new Map<string, string>()
  const cache = {
    get: (key: string) => kept.get(key),
    set: (key: string, text: string) => void kept.set(key, text),
    save: () => {},
  }
  let times = 0
  return async (given: Question) => {
    await keptResult(given, cache, () => ({ found: ++times }), fromSource)
    return times
  }
}

describe('what was found', () => {
  it('is known again where nothing has changed', async () => {
    const ask = asked()
    expect([await ask(question), await ask(structuredClone(question))]).toEqual([1, 1])
  })

  it('is found anew where it does not last', async () => {
    const kept = new Map<string, string>()
    const cache = {
      get: (key: string) => kept.get(key),
      set: (key: string, text: string) => void kept.set(key, text),
      save() {},
    }
    let times = 0
    const ask = () =>
      keptResult(
        question,
        cache,
        () => ({ found: ++times }),
        false,
        ({ found }) => found > 1,
      )
    expect([await ask(), await ask(), await ask()]).toEqual([{ found: 1 }, { found: 2 }, { found: 2 }])
  })

  const { project } = question
  it.each<[string, Partial<Question>]>([
    ['another command asks', { command: 'validate' }],
    ['another environment is asked about', { environments: ['dev'] }],
    [
      'a file has changed',
      { project: { ...project, files: [{ path: 'pools/a.pool.yaml', text: 'tier: lite\n' }] } },
    ],
    [
      'a file has moved',
      { project: { ...project, files: [{ path: 'pools/b.pool.yaml', text: 'tier: plus\n' }] } },
    ],
    ['a script has gone', { project: { ...project, scripts: new Set() } }],
    ['a document has changed', { project: { ...project, documents: new Map([['pools/a.xml', '<b/>']]) } }],
    ['a script has changed', { also: (question.also ?? []).with(1, ['triggers/a.ts', 'z']) }],
    ['a rule has changed', { also: (question.also ?? []).with(2, ['rules/a.ts', 'z']) }],
    ['the day is over', { also: (question.also ?? []).with(0, ['today', '2026-01-02']) }],
  ])('is found anew where %s', async (_, change) => {
    const ask = asked()
    await ask(question)
    expect(await ask({ ...question, ...change })).toBe(2)
  })

  it('is found anew from source, where rules change and no version says so', async () => {
    const ask = asked(true)
    expect([await ask(question), await ask(question)]).toEqual([1, 2])
  })
})
