import { locate } from '../../lint/locate.ts'
import { looksRandom, namesSecret } from '../../lint/questions/looks-secret.ts'
import { namedLiterals } from '../../lint/questions/named-literals.ts'
import { modulesOf } from '../../lint/questions/script-modules.ts'
import { secretsIn } from '../../lint/questions/secret-formats.ts'
import { writtenTexts } from '../../lint/questions/written-texts.ts'
import type { Resource, Reviewed } from '../../lint/reviewed.ts'
import type { Concern, Rule } from '../../lint/rule.ts'
import type { Script } from '../../lint/script.ts'

/** Secrets that stand in the repository. */
export const noLiteralSecrets: Rule = {
  id: 'PW-SEC-001',
  severity: 'error',
  score: 9.5,
  title: 'a secret stands in a file',
  why: 'Whoever reads the repository has the secret, now and in its history, and so has every copy and every log of it. Bind it by name, `{ secret: name }`, with the name under `secrets:` of each environment; and replace it where it came from, since what was committed once is known.',
  source: 'gitleaks and its kind; OWASP Secrets Management Cheat Sheet',
  bad: {
    'pools/shop.pool.yaml': 'triggers: { postConfirmation: provision }\n',
    'triggers/provision.trigger.yaml': `
script: ./provision.js
hooks: [postConfirmation]
env: { CRM_API_KEY: q7Rk2ZpX9vLw4TnB8sHd }
`,
    'triggers/provision.js': 'export const handler = async (event) => event\n',
  },
  good: {
    'pools/shop.pool.yaml': 'triggers: { postConfirmation: provision }\n',
    'pools/env/dev.env.yaml': 'secrets: { crm-api-key: { env: CRM_API_KEY } }\n',
    'triggers/provision.trigger.yaml': `
script: ./provision.js
hooks: [postConfirmation]
env: { CRM_API_KEY: { secret: crm-api-key }, CRM_TOKEN_URL: 'https://crm.example.com/token' }
`,
    'triggers/provision.js': 'export const handler = async (event) => event\n',
  },
  *check(project) {
    const seen = new Set<string>()
    for (const concern of [...inFiles(project), ...inScripts(project)]) {
      // What several use is written once.
      const place = JSON.stringify(locate(concern.at))
      if (!seen.has(place)) yield concern
      seen.add(place)
    }
  },
}

const help = 'bind it by name as a secret, and replace it where it came from'
const words = (what: string, under: string | undefined) =>
  under === undefined ? `${what} stands here in the open` : `${what} stands in the open under \`${under}\``

function* inFiles(project: Reviewed): Generator<Concern> {
  const params = project.all('env').flatMap(({ says }) => Object.values(says.params ?? {}))
  for (const { resource, path, text } of writtenTexts(project)) {
    const name = path.findLast((key) => typeof key === 'string')
    // Parameters are another rule's, wherever they come to stand; a patch is told where it is laid on.
    if (resource.kind === 'env' || params.some((value) => value.length >= 16 && text.includes(value)))
      continue
    const [found] = secretsIn(text).filter(
      ({ what }) => what !== 'an AWS access key' || !isKeyId(resource, path),
    )
    const isSecret = found || (resource.kind !== 'scenario' && isSecretPlace(name, path) && looksRandom(text))
    if (isSecret)
      yield { message: words(found?.what ?? 'what looks like a secret', name), at: { resource, path }, help }
  }
}

/** The id of a key, which is no secret, where a file has to say it. */
const isKeyId = ({ kind }: Resource, path: readonly unknown[]) => kind === 'gate' && path.at(-1) === 'id'

/** Whether a secret belongs under a key; what stands for one in Secrets Manager is one under whatever name. */
const isSecretPlace = (name: string | undefined, path: readonly unknown[]) =>
  path.at(-1) !== 'secret' &&
  ((name !== undefined && namesSecret(name)) ||
    (path.includes('secretsmanager') && path.at(-2) === 'secrets'))

function* inScripts(project: Reviewed): Generator<Concern> {
  const scripts = new Map<string, Script>()
  for (const trigger of project.all('trigger')) {
    for (const script of modulesOf(project, trigger)) scripts.set(script.file, script)
  }
  for (const script of scripts.values()) {
    const known = secretsIn(script.text)
    for (const { what, start, end } of known)
      yield { message: words(what, undefined), at: { script, start, end }, help }
    for (const { name, text, start, end } of namedLiterals(script)) {
      if (known.some((one) => one.start < end && start < one.end)) continue
      if (namesSecret(name) && looksRandom(text.replace(scheme, '')))
        yield { message: words('what looks like a secret', name), at: { script, start, end }, help }
    }
  }
}

/** What a header says of a secret before it comes to it. */
const scheme = /^(Bearer|Basic|Token|ApiKey) /i
