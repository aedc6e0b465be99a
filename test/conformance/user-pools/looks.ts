import { expect } from 'vitest'
import type { World } from './world.ts'

/** Sets how the classic pages of a pool look, and says how they are then told. */
export async function dressed({ aws, pool }: World) {
  const { UserPoolId, ClientId } = await pool()
  await aws.createUserPoolDomain({ UserPoolId, Domain: UserPoolId.toLowerCase().replace('_', '-') })
  const CSS = '.banner-customizable { background: #fff; }'
  const picture = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10])
  const set = await aws.setUICustomization({ UserPoolId, ClientId, CSS, ImageFile: picture })
  const told = {
    UICustomization: {
      UserPoolId,
      ClientId,
      CSS,
      CSSVersion: expect.any(String),
      ImageUrl: expect.stringMatching(/^(https?|data):/),
      CreationDate: expect.any(Date),
      LastModifiedDate: expect.any(Date),
    },
  }
  return { UserPoolId, ClientId, set, told }
}
