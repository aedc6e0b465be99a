import type { Command } from 'commander'

/** What a command's module gives: how to add the command to the program. */
export interface CommandModule {
  register(program: Command): void
}

/** One command: its name, what it does in one line, and its module, read only when it is asked for. */
export interface CommandRow {
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<CommandModule>
}

/** Every command, in the order in which people meet them. */
export const commands: readonly CommandRow[] = [
  { name: 'init', summary: 'Write a project to begin with', load: () => import('./init.ts') },
  {
    name: 'validate',
    summary: 'Find every mistake in the project, at its line',
    load: () => import('./validate.ts'),
  },
  {
    name: 'lint',
    summary: 'Find mistakes, and what is risky though it is none',
    load: () => import('./lint.ts'),
  },
  {
    name: 'plan',
    summary: 'Say what a change means for people, and what would be lost',
    load: () => import('./plan.ts'),
  },
  {
    name: 'pull',
    summary: 'Write user pools that the API made as files',
    load: () => import('./pull.ts'),
  },
  {
    name: 'drift',
    summary: 'Tell what the API has changed of declared pools',
    load: () => import('./drift.ts'),
  },
  {
    name: 'prune',
    summary: 'Remove what is kept of pools that are gone',
    load: () => import('./prune.ts'),
  },
  {
    name: 'keys',
    summary: 'Tell the keys that sign tokens, and give a pool new ones',
    load: () => import('./keys.ts'),
  },
  {
    name: 'fmt',
    summary: 'Write the YAML in its normal form',
    load: () => import('./fmt.ts'),
  },
  {
    name: 'render',
    summary: 'Print what the project comes to, as YAML or JSON',
    load: () => import('./render.ts'),
  },
  {
    name: 'graph',
    summary: 'Draw the way from a sign-in to what it allows',
    load: () => import('./graph.ts'),
  },
  {
    name: 'explain',
    summary: 'Say what a rule, a mistake or an error code is about',
    load: () => import('./explain.ts'),
  },
  {
    name: 'dev',
    summary: 'Run the project on this machine, and reload as it changes',
    load: () => import('./dev.ts'),
  },
  {
    name: 'serve',
    summary: 'Run the project for others, in one environment',
    load: () => import('./serve.ts'),
  },
  { name: 'invoke', summary: 'Run one trigger and show what it changes', load: () => import('./invoke.ts') },
  { name: 'event', summary: 'Print a sample of what a trigger is given', load: () => import('./event.ts') },
  {
    name: 'runs',
    summary: 'Look at what went through `dev`, and run its scripts again',
    load: () => import('./runs.ts'),
  },
  { name: 'inbox', summary: 'Read the messages that `dev` has sent', load: () => import('./inbox.ts') },
  {
    name: 'roles',
    summary: 'Say who gets which role, and by which rule',
    load: () => import('./roles.ts'),
  },
  {
    name: 'can',
    summary: 'Say whether somebody may do something, and by which statement',
    load: () => import('./can.ts'),
  },
  {
    name: 'who-can',
    summary: 'List everybody who may do something',
    load: () => import('./who-can.ts'),
  },
  { name: 'test', summary: 'Run the scenarios of the project', load: () => import('./test.ts') },
  {
    name: 'doctor',
    summary: 'Look for what is wrong with this machine and the set-up',
    load: () => import('./doctor.ts'),
  },
  {
    name: 'completion',
    summary: 'Print what a shell needs to complete what is typed',
    load: () => import('./completion.ts'),
  },
  {
    name: 'gate',
    summary: 'Stand before a server, and let through what IAM allows',
    load: () => import('./gate.ts'),
  },
]
