import type { Seen } from './seen.ts'
import type { Story } from './open-story.ts'

// The device never signs in by itself here, so nobody needs the secret that this comes of.
const DeviceSecretVerifierConfig = {
  PasswordVerifier: Buffer.alloc(300, 0x5a).toString('base64'),
  Salt: Buffer.alloc(16, 0x5a).toString('base64'),
}

/**
 * Confirms the device that a pool has told a new sign-in of, as clients do at once: without it nothing is
 * refreshed where devices are known.
 */
export async function confirmDevice(seen: Seen, story: Story): Promise<Seen> {
  const { signedIn } = story
  if (!signedIn?.newDevice || !signedIn.tokens?.access) return seen
  const { newDevice, ...known } = signedIn
  const result = await story.perform('ConfirmDevice', {
    AccessToken: signedIn.tokens.access,
    DeviceKey: newDevice,
    DeviceSecretVerifierConfig,
  })
  if (!('fault' in result)) story.signedIn = { ...known, device: newDevice }
  return seen
}
