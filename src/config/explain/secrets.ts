import type { Here, Words } from './words.ts'

/** Whether a place takes a secret and no text, by its name; or says where a secret lies. */
export const takesSecret = ({ schema: { properties, type }, kind, path }: Here): boolean =>
  [type].flat().includes('object') &&
  ![type].flat().includes('string') &&
  (properties?.['secret'] !== undefined || (kind === 'env' && path[0] === 'secrets' && path.length === 2))

/** Whether a text is the name of a secret, or of where it lies: one that has not that form may be the secret itself. */
export const isSecretName = ({ schema, kind, path }: Here): boolean =>
  schema['x-ref'] === 'secret' || (kind === 'env' && path[0] === 'secrets' && path.length === 3)

/** A secret in the open. It is not repeated: what reports show of its line leaves it out by this rule's id. */
export const literalSecret = ({ kind, path }: Here): Words =>
  kind === 'env' && path[0] === 'secrets'
    ? {
        rule: 'PW-SEC-001',
        message: 'an environment says where a secret lies, never what it is',
        help: 'write `{ env: NAME }` or `{ file: path }`',
      }
    : {
        rule: 'PW-SEC-001',
        message: 'a secret is never written here',
        help: 'write `{ secret: name }`, and bind the name under `secrets:` of every environment',
      }
