import type { Ports } from '../../engine/ports.ts'

/** The same world, and all work in the background that is begun through it. */
export function follow(ports: Ports): { readonly ports: Ports; readonly begun: readonly Promise<void>[] } {
  const begun: Promise<void>[] = []
  const begin: Ports['background']['begin'] = (work) => {
    const done = ports.background.begin(work)
    begun.push(done)
    return done
  }
  return { ports: { ...ports, background: { ...ports.background, begin } }, begun }
}
