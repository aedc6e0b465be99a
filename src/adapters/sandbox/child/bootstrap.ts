import { calls } from './inside/calls.ts'
import { harden } from './inside/harden.ts'
import { inspect } from './inside/inspect.ts'
import { keepConsole } from './inside/console.ts'
import { later } from './inside/later.ts'
import { outside } from './inside/outside.ts'
import { text } from './inside/text.ts'
import { timers } from './inside/timers.ts'
import { places } from './parts.ts'

/** In this order: each may use what those before it have put into the kit. */
const first = [harden, text, later, inspect, keepConsole, calls, outside, timers]

/**
 * The source text of what an isolate holds before a script comes: a function of `ask` and the
 * configuration that gives an `Entry`. It is strict, so that no stack hands its functions out; and the kit
 * has no prototype, so that nothing a script does to the language is handed the kit.
 */
export const bootstrap = `(function (ask, config) { 'use strict'
const kit = { __proto__: null, ask, config: JSON.parse(config), places: ${JSON.stringify(places)} };
${first.map((part) => `(${part.toString()})(kit);`).join('\n')}
return kit.entry })`
