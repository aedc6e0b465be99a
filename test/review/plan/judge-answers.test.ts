import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../src/model/trigger.ts'
import type { Probed } from '../../../src/review/lint/probe.ts'
import { judgeAnswers } from '../../../src/review/plan/judge-answers.ts'

const answers = (response: JsonObject): Probed => ({ answer: { response } })
const fails = (failed: string): Probed => ({ failed })
const needs = (...all: string[]): Probed => ({ failed: `it asks for ${all.join(' and ')}`, needs: all })
const shown = { before: { ok: false }, after: { ok: false } }
const judge = (before: Probed | undefined, after: Probed | undefined) =>
  judgeAnswers({ ...(before && { before }), ...(after && { after }) }, shown)

describe('two answers', () => {
  it('are the same where they say the same, and else differ where they do', () => {
    expect(judge(answers({ ok: true }), answers({ ok: true }))).toEqual({
      verdict: 'same',
      same: true,
      changes: [],
    })
    expect(judge(answers({ ok: true }), answers({ ok: false }))).toEqual({
      verdict: 'differs',
      same: false,
      changes: [{ kind: 'changed', path: ['ok'], before: true, after: false }],
    })
  })

  it.each<[string, Probed | undefined, Probed | undefined, string]>([
    ['both fail for one reason', fails('no'), fails('no'), 'same'],
    ['both fail for reasons of their own', fails('no'), fails('never'), 'differs'],
    ['one fails and the other answers', fails('no'), answers({}), 'differs'],
    ['both need the same', needs('kv'), needs('kv'), 'unknown'],
    ['one needs something else', needs('kv'), needs('kv', 'fetch of https://a.example'), 'differs'],
    ['one needs something and the other answers', needs('kv'), answers({ ok: false }), 'differs'],
    ['one needs something and the other fails', needs('kv'), fails('no'), 'differs'],
    ['nothing ran, and what runs leaves the event as it is', undefined, answers({ ok: false }), 'same'],
    ['nothing ran, and what runs does something', undefined, answers({ ok: true }), 'differs'],
    ['nothing ran, and what runs fails', undefined, fails('no'), 'differs'],
    ['nothing ran, and what runs needs something', undefined, needs('kv'), 'unknown'],
    ['what ran is gone, and did something', answers({ ok: true }), undefined, 'differs'],
  ])('where %s', (_, before, after, verdict) => {
    const judged = judge(before, after)
    expect(judged.verdict).toBe(verdict)
    expect(judged.same).toBe(verdict !== 'differs')
  })

  it('are told as what they make of the event, where there is only one', () => {
    expect(judge(fails('no'), answers({ ok: true }))).toMatchObject({
      changes: [],
      failed: { before: 'no' },
      made: { after: [{ path: ['ok'], before: false, after: true }] },
    })
    expect(judge(answers({}), needs('kv'))).toMatchObject({
      needs: { after: ['kv'] },
      made: { before: [{ kind: 'removed', path: ['ok'] }] },
    })
  })
})
