import { answers, big, late, noRoom, threw, type Attack, type Limited } from '../attack.ts'

/** Attacks on the time of everybody else. */
export const ofTime: Limited = { timeout: 150, memory: 16 }

const forever = '{ for (;;); }'

/** Those that the isolate itself ends. */
export const onTime: readonly Attack[] = [
  ['a promise that never settles', `await new Promise(() => {})`, late],
  ['a thenable that never settles', `return { then() {} }`, late],
  [
    'a callback that is never called',
    `exports.handler = (event, context, callback) => setTimeout(() => {}, 1e6); return new Promise(() => {})`,
    late,
  ],
  ['an endless loop', `for (;;);`, late],
  ['an endless loop after a wait', `await new Promise((done) => setTimeout(done, 1)); for (;;);`, late],
  ['an endless loop in a timer', `await new Promise(() => setTimeout(() => ${forever}, 1))`, late],
  ['a storm of microtasks', `await (async function storm() { for (;;) await null })()`, late],
  [
    'a storm of queueMicrotask',
    `(function next() { queueMicrotask(next) })(); await new Promise(() => {})`,
    late,
  ],
  [
    'a storm of nextTick',
    `(function next() { process.nextTick(next) })(); await new Promise(() => {})`,
    late,
  ],
  [
    'a storm of setImmediate',
    `(function next() { setImmediate(next) })(); await new Promise(() => {})`,
    late,
  ],
  ['a storm of timers', `(function next() { setTimeout(next, 0) })(); await new Promise(() => {})`, late],
  [
    'a storm of intervals',
    `for (let n = 0; n < 999; n++) setInterval(() => {}, 0); await new Promise(() => {})`,
    late,
  ],
  [
    'too many timers',
    `for (;;) setTimeout(() => {}, 1e6)`,
    threw(/^a call may wait for at most 1000 things at once$/),
  ],
  ['a delay that does not end', `setTimeout(() => {}, { valueOf() ${forever} })`, late],
  [
    'delays that are none',
    `for (const delay of [NaN, -1, 1e400, 'x', 2 ** 31]) setTimeout(() => {}, delay); return 'well'`,
    answers('well'),
  ],
  [
    'an async generator without an end',
    `for await (const one of (async function* () { for (;;) yield 1 })());`,
    late,
  ],
  [
    'an async generator left running',
    `void (async () => { for await (const one of (async function* () { for (;;) yield 1 })()); })(); return 1`,
    late,
  ],
  [
    'a generator that does not return',
    `for (const one of (function* () { try { yield 1 } finally ${forever} })()) break`,
    late,
  ],
  ['a regular expression that backtracks', `/^(a+)+$/.test('a'.repeat(60) + '!')`, late],
  ['a sort that compares for ever', `[3, 2, 1].sort(() => ${forever})`, late],
  ['a sort of bytes that compares for ever', `new Uint8Array(9).sort(() => ${forever})`, late],
  ['a replacement that does not end', `'a'.replace(/a/, () => ${forever})`, late],
  ['a proxy whose keys do not end', `Object.keys(new Proxy({}, { ownKeys() ${forever} }))`, late],
  [
    'a species that does not end',
    `class Mine extends Promise { static get [Symbol.species]() ${forever} }; await new Mine((done) => done()).then(() => {})`,
    late,
  ],
  [
    'an iterator that does not end',
    `Array.from({ [Symbol.iterator]: () => ({ next: () => ({ done: false }) }) }, () => 0)`,
    late,
    ...big,
    noRoom,
  ],
  ['a name that does not end', `Object.defineProperty({}, { toString() ${forever} }, {})`, late],
  ['a function made of text', `new Function('for (;;);')()`, late],
  ['an evaluation without an end', `(0, eval)('for (;;);')`, late],
  ['Function found through a name of the sandbox', `console.log.constructor('for (;;);')()`, late],
  [
    'Function found through an async function',
    `await (async () => {}).constructor('for (;;) await null')()`,
    late,
  ],
  ['endless recursion', `(function down() { down() })()`, threw(/^Maximum call stack size exceeded$/)],
  [
    'endless recursion in text',
    `const all = {}; Object.defineProperty(all, 'x', { enumerable: true, get: () => ({ ...all }) }); JSON.stringify(all)`,
    threw(/^Maximum call stack size exceeded$/),
  ],
  [
    'recursion by arguments',
    `(function down() { down.apply(null, Array(1e5)) })()`,
    threw(/^Maximum call stack size exceeded$/),
  ],
  [
    'a wait without an end',
    `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)`,
    threw(/^\w+ is not defined$/),
  ],
  ['an end of the process', `process.exit(1)`, threw(/^Runtime exited with error: exit status 1$/)],
  [
    'an end of the process, by abort',
    `process.abort()`,
    threw(/^Runtime exited with error: exit status 134$/),
  ],
  [
    'an end of the process, from inside Node',
    `process.reallyExit(1)`,
    threw(/^Runtime exited with error: exit status 1$/),
  ],
  ['a signal to its process', `process.kill(process.pid, 9)`, threw(/^kill EPERM$/)],
  ['a signal to its parent', `process.kill(process.ppid, 9)`, threw(/^kill EPERM$/)],
  [
    'work after the answer',
    `setTimeout(function next() { setImmediate(next) }, 0); return 'well'`,
    answers('well'),
  ],
  [
    'a storm after the answer',
    `callback(null, 'early'); (async () => { for (;;) await 0 })(); return new Promise(() => {})`,
    late,
  ],
  [
    'finalizers',
    `const registry = new FinalizationRegistry(() => ${forever}); let all = []; for (let n = 0; n < 3e5; n++) { const one = { n }; registry.register(one, n); all.push(one); if (n % 1e4 === 0) all = [] }; return 'well'`,
    answers('well'),
    late,
    ...big,
  ],
  [
    'two answers',
    `callback(null, 'one'); context.succeed('two'); context.done(new Error('three')); return 'four'`,
    answers('one'),
  ],
]

/** Those that only the end of their process ends: what they do cannot be interrupted. */
export const onProcess: readonly Attack[] = [
  ['a BigInt written out', `(1n << (2n ** 27n)).toString()`, late, ...big],
  ['a BigInt raised', `3n ** (2n ** 27n)`, late, ...big],
  ['a BigInt read', `BigInt('9'.repeat(5e6))`, late, ...big, noRoom],
  ['a text turned into letters', `'a'.repeat(1e8).split('')`, late, ...big],
  [
    'a regular expression of a million words',
    `new RegExp('(?:' + 'a|'.repeat(1e6) + 'b)').test('c')`,
    late,
    ...big,
  ],
  [
    'a function of 65,000 parameters',
    `Function(...Array(65_000).fill(0).map((_, n) => 'a' + n), 'return 1')()`,
    late,
    ...big,
    answers('well'),
  ],
  [
    'a password hashed without an end',
    `require('crypto').pbkdf2Sync('a', 'b', 2 ** 31 - 1, 64, 'sha512')`,
    late,
  ],
  ['a prime of 8192 bits', `require('crypto').generateKeyPairSync('dh', { primeLength: 8192 })`, late],
  [
    'hashes without an end',
    `for (;;) require('crypto').createHash('sha512').update('x'.repeat(1e6)).digest()`,
    late,
    ...big,
  ],
  ['random bytes without an end', `for (;;) require('crypto').randomBytes(1e6)`, late, ...big, noRoom],
  ['addresses without an end', `for (;;) new URL('http://a/' + 'x'.repeat(1e6))`, late, ...big],
  ['a trace that does not end', `Error.prepareStackTrace = () => ${forever}; throw new Error('x')`, late],
  [
    'a rejection that cannot be read',
    `Promise.reject(new Proxy(new Error('x'), { get() ${forever} })); return 1`,
    late,
  ],
  [
    'a rejection whose stack does not end',
    `Promise.reject(Object.defineProperty(new Error('x'), 'stack', { get() ${forever} })); return 1`,
    late,
  ],
]
