import { describe, expect, it } from 'vitest'
import { playedFindings, verdictOf, type Played, type PlayedSide } from '../../../src/review/plan/played.ts'
import { playedLines, playedWords } from '../../../src/review/plan/played-words.ts'

const passed: PlayedSide = { outcome: 'passed' }
const at = { file: 'test/story.scenario.yaml', line: 3, column: 5 }
const failed: PlayedSide = {
  outcome: 'failed',
  steps: [{ name: 'Ana signs in', told: ['id.tier: expected "gold", saw nothing'], at }],
}
const unplayed: PlayedSide = { outcome: 'unplayed', why: 'nothing declares the pool `more` (line 1)' }
const played = (before: PlayedSide, after: PlayedSide, more: Partial<Played> = {}): Played => ({
  name: 'story',
  file: 'test/story.scenario.yaml',
  text: 'head',
  before,
  after,
  ...more,
})

describe('a scenario on both versions', () => {
  it.each<[string, PlayedSide, PlayedSide, string]>([
    ['comes true as before', passed, passed, 'passes'],
    ['came true, and does not now', passed, failed, 'broken'],
    ['did not come true, and does now', failed, passed, 'mended'],
    [
      'comes true; on the base it cannot be played: nothing declares the pool `more` (line 1)',
      unplayed,
      passed,
      'new',
    ],
    ['does not come true, and did not', failed, failed, 'fails'],
    [
      'does not come true; on the base it cannot be played: nothing declares the pool `more` (line 1)',
      unplayed,
      failed,
      'fails',
    ],
    ['could not be played: nothing declares the pool `more` (line 1)', passed, unplayed, 'unplayed'],
  ])('%s', (words, before, after, verdict) => {
    const one = played(before, after, { change: 'edited' })
    expect(verdictOf(one)).toBe(verdict)
    expect(playedLines([one]).map((line) => line.words)).toEqual([
      `\`story\` (test/story.scenario.yaml) is edited: it ${words}`,
    ])
  })

  it('is an error at the step that does not come true any more, and nothing else is', () => {
    const others = [played(passed, passed), played(failed, failed), played(unplayed, failed)]
    expect(playedFindings([...others, played(passed, failed, { name: 'other' })])).toMatchObject([
      {
        rule: 'PW-PLAN-009',
        severity: 'error',
        message:
          'the scenario `other` came true, and does not now: `Ana signs in`: id.tier: expected "gold", saw nothing',
        at,
        subject: 'scenario/other',
      },
    ])
  })

  it('is a warning where it is deleted, or edited so that it comes true', () => {
    const was = (change: 'edited' | 'deleted') => played(passed, failed, { text: 'base', change })
    const said = playedFindings([was('edited'), was('deleted')])
    expect(said.map(({ severity, message }) => [severity, message.slice(0, 70)])).toEqual([
      ['warning', 'the scenario `story` was edited: as it was, it would not come true now'],
      ['warning', 'the scenario `story` is deleted, and would not come true now: `Ana sig'],
    ])
    // Once, where it does not come true as it is either.
    expect(playedFindings([was('edited'), played(passed, failed)])).toHaveLength(1)
  })

  it('is not spoken of where it comes true as before, but counted', () => {
    const all = [played(passed, passed), played(passed, passed), played(passed, failed)]
    expect(playedLines(all)).toHaveLength(1)
    expect(playedWords(all)).toBe(
      '3 scenarios on both versions: 1 does not come true any more, 2 come true as before',
    )
  })
})
