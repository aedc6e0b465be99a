import { readSecrets } from '../../adapters/secrets/read-secrets.ts'
import { ok, warning, wrong, type Check } from '../doctor-check.ts'

/** Whether every secret that the project uses is there, by name. */
export const secrets: Check = {
  name: 'secrets',
  about: 'project',
  async look({ root, variables, loaded, env }) {
    const model = loaded?.model
    if (!model) return []
    const { missing } = await readSecrets(model, { root, variables })
    if (!missing.length) return [ok('none that is used is missing')]
    // `serve` does not start without them, and whoever names an environment means to serve it.
    const told = env === undefined ? warning : wrong
    return missing.map(({ name, usedBy, remedy }) => {
      const more = usedBy.length > 1 ? ` and ${usedBy.length - 1} more` : ''
      return told(`\`${name}\` is missing, for ${usedBy[0] ?? 'nobody'}${more}`, remedy)
    })
  },
}
