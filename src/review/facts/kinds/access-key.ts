import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** The access keys of IAM users, and their MFA devices: `about` is the user and the key id, or `mfa`. */
export const accessKey: FactKind<string> = {
  kind: 'accessKey',
  names: 'iam-user',
  *of(project) {
    for (const resource of project.all('iam-user')) {
      const { keys = {}, mfa } = resource.says
      for (const [id, { secret }] of Object.entries(keys))
        yield { about: [resource.name, id], value: secret, at: { resource, path: ['keys', id] } }
      if (mfa) yield { about: [resource.name, 'mfa'], value: mfa.secret, at: { resource, path: ['mfa'] } }
    }
  },
  *tell({ about: [user = '', key = ''], before, after }) {
    const whose = `the IAM user ${code(user)}`
    const device = key === 'mfa'
    if (before && after)
      yield {
        risk: 'secret-changed',
        sentence: `the secret of ${device ? 'the MFA device' : `the access key ${code(key)}`} of ${whose} is now ${code(after.value)}, and was ${code(before.value)}`,
      }
    else if (device)
      yield after
        ? { risk: 'auth-strengthened', sentence: `${whose} has an MFA device` }
        : { risk: 'auth-weakened', sentence: `${whose} has no MFA device any more` }
    else
      yield after
        ? { risk: 'access-widened', sentence: `${whose} can be used with the access key ${code(key)}` }
        : {
            risk: 'client-breaking',
            sentence: `the access key ${code(key)} of ${whose} is good for nothing any more`,
          }
  },
}
