import process from 'node:process'
import { Argument, type Command } from 'commander'
import { completionScripts } from './complete/scripts.ts'

const shells = Object.keys(completionScripts) as (keyof typeof completionScripts)[]

/** `poolwright completion`: what a shell reads to complete commands, options and names. */
export function register(program: Command): void {
  program
    .command('completion')
    .addArgument(new Argument('<shell>', 'which shell').choices(shells))
    .description('Print what a shell needs to complete commands, options and names of the project.')
    .addHelpText('after', words)
    .action((shell: keyof typeof completionScripts) => void process.stdout.write(completionScripts[shell]))
}

const words = `
Names of files are looked at, and YAML is read where groups or clients are asked for; no script is run.

Examples:
  $ source <(poolwright completion bash)                    # in ~/.bashrc
  $ source <(poolwright completion zsh)                     # in ~/.zshrc, behind compinit
  $ poolwright completion fish > ~/.config/fish/completions/poolwright.fish`
