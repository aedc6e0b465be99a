import { describe, expect, it } from 'vitest'
import { updateText } from '../../src/scenarios/update-text.ts'

const text = `pool: shop
steps:
  # first
  - { name: one, do: refresh, expect: { hooks: [] } } # kept
  - name: two
    do: refresh
    expect:
      error: A # why
      hooks: []
`
const failed = (name: string, update?: object) =>
  ({ name, ok: false, ran: true, told: [], ...(update && { update }) }) as never
const passed = { name: 'one', ok: true, ran: true, told: [] }

describe('an update of a scenario', () => {
  it('writes what was seen of steps that did not come true, and nothing else', () => {
    const steps = [failed('one', { hooks: ['preTokenGeneration'] }), failed('two', { error: 'B', hooks: [] })]
    expect(updateText(text, { steps })).toEqual({
      steps: 2,
      left: [],
      text: text.replace('hooks: [] } }', 'hooks: [preTokenGeneration] } }').replace('error: A', 'error: B'),
    })
  })

  it('leaves to its author what cannot be written, and says which', () => {
    const steps = [passed, failed('two')]
    expect(updateText(text, { steps })).toEqual({ steps: 0, left: ['two'], text })
  })
})
