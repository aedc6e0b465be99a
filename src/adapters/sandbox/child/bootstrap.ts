import { calls } from './inside/calls.ts'
import { harden } from './inside/harden.ts'
import { inspect } from './inside/inspect.ts'
import { keepConsole } from './inside/console.ts'
import { timers } from './inside/timers.ts'

/** In this order: each part may use what those before it have put into the kit. */
const parts = [harden, inspect, keepConsole, calls, timers]

/**
 * The source text of what an isolate holds before a script comes: a function of `ask` and the
 * configuration that gives `enter`. It is strict, so that no stack hands its functions out.
 */
export const bootstrap = `(function (ask, config) { 'use strict'
const kit = { ask, config: JSON.parse(config) };
${parts.map((part) => `(${part.toString()})(kit);`).join('\n')}
return kit.enter })`
