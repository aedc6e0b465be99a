import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { askTemplate } from '../../../src/cli/init/ask-template.ts'

/** What somebody chooses who types this and then no more, and what they have read. */
async function typing(typed: string) {
  const [input, output] = [new PassThrough(), new PassThrough()]
  input.end(typed)
  const chosen = await askTemplate(input, output)
  output.end()
  return { chosen, said: await text(output) }
}

describe('the question for a template', () => {
  it.each([
    ['2\n', 'b2c'],
    ['roles\n', 'roles'],
    ['  migration \n', 'migration'],
    ['\n', 'minimal'],
    ['7\nB2C\nb2c\n', 'b2c'],
  ])('takes %j for %s', async (typed, template) => {
    expect((await typing(typed)).chosen).toBe(template)
  })

  it('tells each with its sentence, and asks again after an answer that is none', async () => {
    const { said } = await typing('what\n1\n')
    expect(said).toContain('  2  b2c           a shop:')
    expect(said).toMatch(/: That is none of them\.\nNumber or name/)
  })

  it('takes nothing for nothing', async () => {
    expect((await typing('')).chosen).toBeUndefined()
  })
})
