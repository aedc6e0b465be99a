/** What of `process` reaches beyond this process, or into what Node is made of, and needs no permission. */
const arms = ['kill', '_kill', '_debugProcess', '_debugEnd', 'dlopen', 'binding', '_linkedBinding']

/**
 * Takes from this process what Node's permissions leave it: signals to others, its parent among them, and
 * the loading of native code. No script comes near these; but one may find a way that nobody knows yet.
 */
export function disarm(): void {
  for (const name of arms) Reflect.deleteProperty(process, name)
}
