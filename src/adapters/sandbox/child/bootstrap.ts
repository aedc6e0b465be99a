import { buffer } from './inside/buffer.ts'
import { calls } from './inside/calls.ts'
import { clone } from './inside/clone.ts'
import { crypto } from './inside/crypto.ts'
import { harden } from './inside/harden.ts'
import { inspect } from './inside/inspect.ts'
import { outside } from './inside/outside.ts'
import { keepConsole } from './inside/console.ts'
import { text } from './inside/text.ts'
import { timers } from './inside/timers.ts'
import { url } from './inside/url.ts'

/** In this order: each part may use what those before it have put into the kit. */
const parts = [harden, inspect, keepConsole, calls, outside, timers, text, buffer, url, crypto, clone]

/**
 * The source text of what an isolate holds before a script comes: a function of `ask` and the
 * configuration that gives an `Entry`. It is strict, so that no stack hands its functions out.
 */
export const bootstrap = `(function (ask, config) { 'use strict'
const kit = { ask, config: JSON.parse(config) };
${parts.map((part) => `(${part.toString()})(kit);`).join('\n')}
return kit.entry })`
