import process from 'node:process'

/**
 * Runs the command that the arguments ask for and gives the exit code: 0 ok; 1 findings, failed or denied;
 * 2 usage; 3 configuration or input unreadable; 70 our own defect; 130 interrupted.
 */
export async function run(given: readonly string[]): Promise<number> {
  guard()
  // Where both are set Node lets colours win, and says so on every run.
  if (process.env['NO_COLOR']) delete process.env['FORCE_COLOR']
  const args = given[0] === 'help' ? [...given.slice(1), '--help'] : given
  const own = args.slice(0, args.includes('--') ? args.indexOf('--') : undefined)
  if (own.includes('--no-color')) {
    process.env['NO_COLOR'] = '1'
    delete process.env['FORCE_COLOR']
  }
  if (own.includes('--version')) return say(process.stdout, (await import('./help.ts')).version())
  const name = commandIn(own)
  if (!name && own.some((arg) => arg === '--help' || arg === '-h'))
    return say(process.stdout, (await import('./help.ts')).helpText())
  try {
    const { programFor } = await import('./program.ts')
    const program = await programFor(name)
    await program.parseAsync([...args], { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    return (await import('./failure.ts')).report(error, own.includes('--json'))
  }
}

/** The first argument that is neither an option nor an option's value. */
function commandIn(args: readonly string[]): string | undefined {
  return args.find((arg, at) => !arg.startsWith('-') && args[at - 1] !== '--cwd')
}

function say(stream: NodeJS.WriteStream, text: string): number {
  stream.write(`${text}\n`)
  return 0
}

/** What holds for the whole process, whatever the command. */
function guard() {
  // A reader that goes away, as `head` does, is no failure; the exit code stays what it would have been.
  const unread = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  }
  process.stdout.on('error', unread)
  process.stderr.on('error', unread)
  // A command that ends in its own way when interrupted listens too, and then this one stands back.
  process.on('SIGINT', () => {
    if (process.listenerCount('SIGINT') === 1) process.exit(130)
  })
  process.on('uncaughtException', (error) => {
    void import('./failure.ts').then(async ({ report }) => process.exit(await report(error, false)))
  })
}
