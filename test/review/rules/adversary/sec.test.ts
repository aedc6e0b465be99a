import { attempts } from './attempts.ts'

// Invented, and in parts, so that nobody who looks for secrets takes this file for one.
const chance = ['q7Rk2ZpX9v', 'Lw4TnB8sHd'].join('')
const key = ['AKIA', 'Q7RKZPXVLWTNBSHD'].join('')

const script = (text: string, more: Readonly<Record<string, string>> = {}, says = '') => ({
  'pools/shop.pool.yaml': 'triggers: { postConfirmation: provision }\n',
  'triggers/provision.trigger.yaml': `script: ./provision.ts\nhooks: [postConfirmation]\n${says}`,
  'triggers/provision.ts': `${text}\nexport const handler = async (event: any, context: any) => event\n`,
  ...more,
})

attempts(
  'PW-SEC-001',
  [
    ['in a comment', script(`// ${key}`)],
    ['beside an enum', script(`enum Key { Api = '${key}' }`)],
    ['as a member of an enum', script(`enum Keys { apiKey = '${chance}' }`)],
    ['in a namespace', script(`namespace Crm { export const apiKey = '${chance}' }`)],
    ['as a field of a class', script(`class Crm { #apiKey = '${chance}' }`)],
    ['as what a parameter is without a word', script(`const ask = (apiKey = '${chance}') => apiKey`)],
    ['as what stands in for a variable', script(`const apiKey = process.env.API_KEY ?? '${chance}'`)],
    ['in a template', script(`const apiKey = \`${chance}\``)],
    ['in two parts', script(`const apiKey = '${chance.slice(0, 10)}' + '${chance.slice(10)}'`)],
    ['in a header', script(`const headers = { authorization: 'Bearer ${chance}' }`)],
    [
      'in a file that the script imports',
      script("import { apiKey } from './settings.ts'", {
        'triggers/settings.ts': `export const apiKey = '${chance}'\n`,
      }),
    ],
    [
      'in a file that the script exports from',
      script("export * from './settings.js'", {
        'triggers/settings.js': `export const apiKey = '${chance}'\n`,
      }),
    ],
    [
      'where a stage says something',
      {
        ...script('const a = 1', {}, 'parameters: { apiKey: { type: string } }\n'),
        'pools/shop.pool.yaml': `triggers: { postConfirmation: { use: provision, with: { apiKey: ${chance} } } }\n`,
      },
    ],
    [
      'in the patch of an environment',
      {
        ...script('const a = 1', {}, 'env: { API_KEY: none }\n'),
        'pools/env/prod.env.yaml': `patch: { trigger/provision: { env: { API_KEY: ${chance} } } }\n`,
      },
      'prod',
    ],
    ['in a description', { 'pools/shop.pool.yaml': `description: the key is ${key}\n` }],
  ],
  [
    ['the name of one', script("const apiKeyName = 'shop/crm/api-key'")],
    ['a word for one', script("const password = 'correct-horse-battery'")],
    ['a variable', script('const apiKey = process.env.API_KEY')],
    [
      'the hash of a file',
      {
        ...script('const a = 1'),
        'pools/b.pool.yaml':
          'description: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\n',
      },
    ],
    ['a key of documentation', script(`// ${['AKIA', 'IOSFODNN7EXAMPLE'].join('')}`)],
    [
      'a header that is made of a secret',
      script('const headers = (secret: string) => ({ authorization: `Bearer ${secret}` })'),
    ],
    ['a header that says nothing', script("const headers = { authorization: 'Bearer token' }")],
  ],
)

const secrets =
  'capabilities: { secrets: [crm] }\nenv: { CRM_TOKEN: { secret: crm }, CRM_URL: https://crm.example.com }\n'
const leak = (body: string, more: Readonly<Record<string, string>> = {}) => ({
  'pools/shop.pool.yaml': 'triggers: { postConfirmation: provision }\n',
  'pools/env/dev.env.yaml': 'secrets: { crm: { env: CRM_API_KEY } }\n',
  'triggers/provision.trigger.yaml': `script: ./provision.ts\nhooks: [postConfirmation]\n${secrets}`,
  'triggers/provision.ts': body.includes('handler')
    ? body
    : `export const handler = async (event: any, context: any) => {\n${body}\nreturn event\n}\n`,
  ...more,
})
const secret = 'context.poolwright.secrets.crm'
attempts(
  'PW-SEC-003',
  [
    ['by a name in brackets', leak(`console['log'](context['poolwright'].secrets['crm'])`)],
    ['by the global console', leak(`globalThis.console.info(${secret})`)],
    ['by a name for the console', leak(`const { log } = console\nlog(${secret})`)],
    ['by another name for the console', leak(`const say = console.warn\nsay(${secret})`)],
    ['by standard output', leak(`process.stdout.write(${secret})`)],
    ['as one of many', leak(`console.log({ secrets: context.poolwright.secrets })`)],
    ['as JSON', leak(`console.log(JSON.stringify({ key: ${secret} }))`)],
    ['taken apart', leak(`const { poolwright: { secrets: { crm } } } = context\nconsole.log(crm)`)],
    [
      'taken apart among parameters',
      leak(
        'export const handler = async (event: any, { poolwright: { secrets } }: any) => {\n  console.log(secrets.crm)\n  return event\n}\n',
      ),
    ],
    ['from its variable', leak('console.log(process.env.CRM_TOKEN)')],
    ['from its variable, taken apart', leak('const { CRM_TOKEN } = process.env\nconsole.log(CRM_TOKEN)')],
    [
      'from its variable, imported',
      leak(
        "import { env } from 'node:process'\nexport const handler = async (event: any) => {\n  console.log(env.CRM_TOKEN)\n  return event\n}\n",
      ),
    ],
    ['through another name', leak(`const a = ${secret}\nconst b = 'key ' + a\nconsole.error(b)`)],
    ['in what is thrown', leak(`throw new TypeError(\`no \${${secret}}\`)`)],
    ['in what is rejected', leak(`return Promise.reject(new Error(${secret}))`)],
    [
      'in what is called back',
      leak(
        `export const handler = (event: any, context: any, callback: any) => callback(new Error(${secret}))\n`,
      ),
    ],
    [
      'in a claim',
      leak(`event.response.claimsOverrideDetails = { claimsToAddOrOverride: { key: ${secret} } }`),
    ],
    ['in a claim, by a name for the answer', leak(`const { response } = event\nresponse.key = ${secret}`)],
    ['in a claim, all at once', leak(`Object.assign(event.response, { key: ${secret} })`)],
    [
      'in a file that the script imports',
      leak("export { handler } from './real.ts'\n", {
        'triggers/real.ts': `export const handler = async (event: any, context: any) => {\n  console.log(${secret})\n  return event\n}\n`,
      }),
    ],
  ],
  [
    ['a header', leak(`await fetch('https://crm.example.com', { headers: { authorization: ${secret} } })`)],
    [
      'a signature',
      leak(
        `const { createHmac } = await import('node:crypto')\nconsole.log(createHmac('sha256', ${secret}).update('a').digest('hex'))`,
      ),
    ],
    ['a variable that is no secret', leak('console.log(process.env.CRM_URL)')],
    ['whether there is one', leak(`console.log(typeof ${secret}, Boolean(${secret}))`)],
    [
      'words about one',
      leak("console.log('context.poolwright.secrets.crm') // console.log(context.poolwright.secrets.crm)"),
    ],
    [
      'what only the verifying script is shown',
      leak(`event.response.privateChallengeParameters = { key: ${secret} }`),
    ],
  ],
)
