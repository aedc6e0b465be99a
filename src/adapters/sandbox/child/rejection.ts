/** Whether isolated-vm has stopped a script: then it is not the script that has thrown. */
export function stopped(error: unknown): boolean {
  return (
    error instanceof Error && /^(Script execution timed out|Isolate (was|is) disposed)/.test(error.message)
  )
}

/** What is kept of one line of text, and of a stack. Characters. */
const longest = { text: 8192, stack: 16_384 }

/**
 * Why a promise was rejected that nobody has caught, as JSON. isolated-vm throws what it finds of these when
 * a script has run; errors come with their names and stacks, other objects come empty.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error))
    return JSON.stringify({ message: String(error).slice(0, longest.text), stack: '' })
  if (error.message.startsWith('An object was thrown from supplied code within isolated-vm'))
    return JSON.stringify({ message: 'an object that is not an Error', stack: '' })
  const [stack = ''] = `${error.stack}`.split('\n    at (<isolated-vm boundary>)')
  return JSON.stringify({
    message: `${error.name}: ${error.message}`.slice(0, longest.text),
    stack: stack.slice(0, longest.stack),
  })
}
