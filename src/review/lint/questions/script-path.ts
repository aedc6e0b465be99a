import type { Resource } from '../reviewed.ts'

/** The path of a trigger's script, from the project's folder. */
export function scriptPath({ file, says }: Resource<'trigger'>): string {
  const steps = file.split('/').slice(0, -1)
  for (const step of says.script.split('/'))
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  return steps.join('/')
}
