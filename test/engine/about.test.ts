import { describe, expect, it } from 'vitest'
import { aboutOf } from '../../src/engine/about.ts'
import { flow, perform, type TraceLine } from '../../src/engine/flow.ts'
import { findClient } from '../../src/engine/steps/find-client.ts'
import { world } from '../world.ts'

describe('what a step tells of whom it found', () => {
  it.each([
    ['a pool', { pool: { id: 'p', name: 'x' } }, { pool: 'p' }],
    ['a client', { client: { id: 'c' } }, { client: 'c' }],
    [
      'somebody by address',
      { user: { username: 'u', attributes: { email: 'e' } } },
      { username: 'u', known: 'e' },
    ],
    [
      'somebody by phone',
      { user: { username: 'u', attributes: { phone_number: '+1' } } },
      { username: 'u', known: '+1' },
    ],
    ['somebody without either', { user: { username: 'u', attributes: {} } }, { username: 'u' }],
    ['nobody', { user: { username: 'u', attributes: {}, stranger: true } }, undefined],
    ['no client', { pool: undefined, client: undefined }, undefined],
    ['other facts', { password: 'secret', user: 'text' }, undefined],
  ])('is %s', (_, given, about) => {
    expect(aboutOf(given)).toEqual(about)
  })

  it('is known as soon as it is found, though the run is refused', async () => {
    const { pool, client, ports } = await world()
    const trace: TraceLine[] = []
    const refusing = flow<{ ClientId: string; UserPoolId?: string | undefined }>('test')
      .step(findClient)
      .step({
        name: 'refuse',
        run() {
          throw new Error('no')
        },
      })
    await expect(perform(refusing, { ClientId: client.id }, ports, trace)).rejects.toThrow('no')
    expect(trace.map(({ about }) => about)).toEqual([{ pool: pool.id, client: client.id }, undefined])
  })
})
