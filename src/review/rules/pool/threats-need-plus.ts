import type { Rule } from '../../lint/rule.ts'

/** Threat protection in a tier that has none. */
export const threatsNeedPlus: Rule = {
  id: 'PW-POOL-011',
  severity: 'error',
  score: 4,
  title: 'threat protection is on in a tier that has none',
  why: 'Only the tier `plus` has threat protection: AWS refuses such a pool, and whoever reads the file believes in a defence that is not there. Take the tier `plus`, or take `threatProtection` away. A pool that says no tier is of `essentials`.',
  source: 'Cognito, feature plans (FeatureUnavailableInTierException); mondoohq/cnspec#3675',
  bad: 'threatProtection: { mode: enforced }\n',
  good: `
tier: plus
threatProtection: { mode: enforced, takeover: { high: block }, compromised: { action: block } }
`,
  *check(project) {
    for (const pool of project.all('pool')) {
      const { tier = 'essentials', threatProtection = {} } = pool.says
      const on = (['mode', 'customAuth'] as const).find((word) => (threatProtection[word] ?? 'off') !== 'off')
      if (tier === 'plus' || !on) continue
      yield {
        message: `\`threatProtection.${on}\` is \`${threatProtection[on]}\`, which the tier \`${tier}\` has not`,
        at: { resource: pool, path: ['threatProtection', on] },
        help: 'say `tier: plus`, or leave it out',
        ...(pool.says.tier && {
          related: [{ message: 'the tier', at: { resource: pool, path: ['tier'] } }],
        }),
      }
    }
  },
}
