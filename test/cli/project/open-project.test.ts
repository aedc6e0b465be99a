import { describe, expect, it } from 'vitest'
import { linked } from '../../../src/cli/project/open-project.ts'
import { load } from '../../../src/config/load.ts'
import { only } from '../../config/shop.ts'

describe('a project with a mistake', () => {
  const user = 'keys: { AKIAIOSFODNN7EXAMPLE: { secret: backend-key } }\n'
  const prod = 'secrets: { backend-key: { env: BACKEND_KEY } }\n'

  it('is not opened, and the way out of the only mistake is told', () => {
    const loaded = load(only({ 'pools/backend.iam-user.yaml': user, 'pools/env/prod.env.yaml': prod }))
    expect(() => linked(loaded)).toThrow(
      expect.objectContaining({
        message:
          'the project has a mistake at pools/backend.iam-user.yaml:1:41: nothing binds the secret `backend-key`: no environment is chosen',
        help: expect.stringContaining('choose one with --env'),
      }),
    )
  })

  it('has several of them explained by validate', () => {
    const loaded = load(only({ 'pools/a.pool.yaml': 'tier: gold\nmfa: { mode: on }\n' }))
    expect(() => linked(loaded)).toThrow(
      expect.objectContaining({ help: 'see it explained: poolwright validate' }),
    )
  })
})
