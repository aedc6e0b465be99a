import type { Message, Write } from '../../engine/effect.ts'

/** Where scripts put what they send to people. */
export interface Delivery {
  send(message: Message): Promise<void>
}

/** Puts messages where those of the engine are kept as well, and whence they are delivered. */
export const deliveryInto = (
  store: { commit(writes: readonly Write[]): Promise<void> },
  clock: { now(): number },
): Delivery => ({
  send: (message) => store.commit([{ kind: 'keep message', message, at: clock.now() }]),
})
