/** Where words come from that depend on the project, or are many. */
export type Source =
  | 'environments'
  | 'pools'
  | 'clients'
  | 'groups'
  | 'identity pools'
  | 'gates'
  | 'triggers'
  | 'parts'
  | 'principals'
  | 'runs'
  | 'versions'
  | 'templates'
  | 'hosts'
  | 'hooks'
  | 'trigger sources'
  | 'explained'
  | 'forms of an event'
  | 'forms of a run'
  | 'issuers'
  | 'files'
  | 'folders'

const byOption: Readonly<Record<string, Source>> = {
  '--env': 'environments',
  '--pool': 'pools',
  '--client': 'clients',
  '--group': 'groups',
  '--identity-pool': 'identity pools',
  '--trigger': 'triggers',
  '--stage': 'triggers',
  '--of': 'parts',
  '--from-run': 'runs',
  '--against': 'versions',
  '--template': 'templates',
  '--hook': 'hooks',
  '--example': 'trigger sources',
  '--form': 'forms of an event',
  '--as': 'forms of a run',
  '--issuer': 'issuers',
  '--claims': 'files',
  '--event': 'files',
  '--out': 'files',
  '--coverage-file': 'files',
  '--cwd': 'folders',
}

const byArgument: Readonly<Record<string, Source>> = {
  'validate paths': 'files',
  'lint paths': 'files',
  'fmt paths': 'files',
  'graph paths': 'files',
  'test paths': 'files',
  'plan base': 'versions',
  'plan head': 'versions',
  'init dir': 'folders',
  'init ci host': 'hosts',
  'explain id': 'explained',
  'invoke trigger': 'triggers',
  'event triggerSource': 'trigger sources',
  'runs show id': 'runs',
  'runs replay id': 'runs',
  'runs export id': 'runs',
  'can principal': 'principals',
  'gate names': 'gates',
}

/** What an option takes, if that can be looked up. */
export const sourceOfOption = (flag: string): Source | undefined => byOption[flag]

/** What stands at a place of a command, if that can be looked up. */
export const sourceOfArgument = (command: string, name: string): Source | undefined =>
  byArgument[`${command} ${name}`]
