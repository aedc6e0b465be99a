import { createHash } from 'node:crypto'
import type { Said } from '../../../model/trigger.ts'
import { AwsFault } from './aws-fault.ts'
import type { Service } from './service-call.ts'

/** Secrets Manager: the secrets that the trigger declares, each with the one version that there is. */
export function openSecretsManager({ said }: { readonly said: (value: Said) => string }): Service {
  return {
    async GetSecretValue({ input, reach, region, account, now }) {
      const secrets = reach.secrets ?? {}
      const given = `${input['SecretId']}`
      const name = [given, ...namesIn(given)].find((each) => Object.hasOwn(secrets, each))
      const stage = input['VersionStage'] ?? 'AWSCURRENT'
      if (name === undefined)
        throw new AwsFault('ResourceNotFoundException', `Secrets Manager can't find the specified secret.`)
      if (stage !== 'AWSCURRENT')
        throw new AwsFault(
          'ResourceNotFoundException',
          `Secrets Manager can't find the specified secret value for staging label: ${stage}`,
        )
      const drawn = createHash('sha256').update(name).digest('hex')
      return {
        ARN: `arn:aws:secretsmanager:${region}:${account}:secret:${name}-${drawn.slice(0, 6)}`,
        Name: name,
        VersionId: drawn.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5'),
        SecretString: said(secrets[name] as Said),
        VersionStages: ['AWSCURRENT'],
        CreatedDate: Math.floor(now / 1000),
      }
    },
  }
}

/** The name in an ARN, with and without the six characters that are after it in one that was given. */
function namesIn(arn: string): readonly string[] {
  const [, name] = /^arn:aws[\w-]*:secretsmanager:[\w-]*:\d*:secret:(.+)$/.exec(arn) ?? []
  return name === undefined ? [] : [name, name.replace(/-\w{6}$/, '')]
}
