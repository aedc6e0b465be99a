import { answers, big, late, threw, unreadable, type Attack, type Limited } from '../attack.ts'

/** Attacks by what a call answers, throws and writes: its words, which others read. */
export const ofWords: Limited = { timeout: 150, memory: 24 }

const forever = '{ for (;;); }'
const trapped = `new Proxy({}, { get() { throw new Error('trap') }, ownKeys() { throw new Error('trap') }, getPrototypeOf() { throw new Error('trap') } })`
const none = threw(/^an error that cannot be read$/)
const cannot = unreadable(
  /^(Converting circular structure to JSON[^]*|Do not know how to serialize a BigInt)$/,
)

export const byErrors: readonly Attack[] = [
  [
    'an error with a message that does not end',
    `throw Object.defineProperty(new Error(), 'message', { get() ${forever} })`,
    late,
  ],
  [
    'an error with a name that does not end',
    `throw Object.defineProperty(new Error(), 'name', { get() ${forever} })`,
    late,
  ],
  [
    'an error with a stack that does not end',
    `throw { get stack() ${forever}, toString() ${forever} }`,
    threw(/^\{ stack: \[Getter\]/),
  ],
  ['an error whose text throws', `throw { toString() { throw 1 }, valueOf() { throw 2 } }`, none, threw(/./)],
  [
    'a proxy of an error',
    `throw new Proxy(new Error('x'), { get() { throw 1 }, getPrototypeOf() { throw 2 } })`,
    none,
  ],
  ['a proxy that is asked for ever', `throw new Proxy({}, { getPrototypeOf() ${forever} })`, late],
  [
    'an error whose names are objects',
    `throw Object.assign(new Error(), { name: { toString: () => 'a' }, message: { toString: () => 'b' }, stack: {} })`,
    threw(/^b$/),
  ],
  [
    'an error with a stack of ten megabytes',
    `throw Object.assign(new Error('x'), { stack: 'y'.repeat(1e7) })`,
    threw(/^x$/),
  ],
  ['an error with a message of ten megabytes', `throw new Error('y'.repeat(1e7))`, threw(/^y{8192}$/)],
  [
    'a stack of all frames there are',
    `Error.stackTraceLimit = Infinity; (function down() { down() })()`,
    threw(/^Maximum call stack size exceeded$/),
  ],
  [
    'a trace that is no text',
    `Error.prepareStackTrace = () => ({ slice() ${forever} }); throw new Error('x')`,
    threw(/^x$/),
  ],
  [
    'a chain of causes',
    `let error = new Error('0'); for (let n = 0; n < 1e3; n++) error = new Error('n' + n, { cause: error }); throw error`,
    threw(/^n999$/),
  ],
  ['a cause that is itself', `const error = new Error('x'); error.cause = error; throw error`, threw(/^x$/)],
  [
    'a hundred thousand errors in one',
    `throw new AggregateError(Array(1e5).fill(new Error('x')), 'many')`,
    threw(/^many$/),
  ],
  ['nothing thrown', `throw undefined`, threw(/^(handled|undefined)$/)],
  ['a symbol thrown', `throw Symbol('x')`, threw(/^Symbol\(x\)$/)],
  [
    'rejections that nobody catches',
    `for (let n = 0; n < 1e3; n++) Promise.reject(new Error('x')); return 1`,
    threw(/^Error: x$/),
  ],
  [
    'a rejection of ten megabytes',
    `Promise.reject(new Error('y'.repeat(1e7))); return 1`,
    threw(/^Error: y{8185}$/),
  ],
  ['a rejection that is no error', `Promise.reject({ toString: 1, valueOf: 2 }); return 1`, threw(/./)],
  [
    'a rejection in the words of the sandbox',
    `Promise.reject(new Error('Isolate was disposed during execution due to memory limit')); return 1`,
    ...big,
    threw(/./),
  ],
  [
    'errors in the words of the sandbox',
    `throw new Error('Script execution timed out.')`,
    threw(/^Script execution timed out\.$/),
  ],
]

export const byAnswers: readonly Attack[] = [
  ['an answer that does not end', `return { toJSON() ${forever} }`, late],
  [
    'an answer that does not end, by callback',
    `await null; callback(null, { toJSON() ${forever} }); await new Promise(() => {})`,
    late,
  ],
  ['an answer with an accessor that does not end', `return { get a() ${forever} }`, late],
  ['an answer that is a trap', `return ${trapped}`, unreadable(/^trap$/), threw(/^trap$/)],
  [
    'a thenable that throws when it is looked at',
    `return Object.defineProperty({}, 'then', { get() { throw new Error('no') } })`,
    threw(/^no$/),
  ],
  ['a thenable that answers itself', `return { then(done) { done(this) } }`, late],
  ['an answer that is a circle', `const all = {}; all.all = all; return all`, cannot],
  ['an answer of BigInts', `return { n: 1n }`, cannot],
  ['an answer that is a function', `return () => {}`, unreadable(/^a function is not JSON$/)],
  ['an answer that is a symbol', `return Symbol('x')`, unreadable(/^a symbol is not JSON$/)],
  [
    'an answer of seven megabytes',
    `return 'x'.repeat(7e6)`,
    unreadable(/^the answer is longer than 6291456 bytes$/),
    ...big,
  ],
  [
    'an answer as deep as JSON goes',
    `let all = []; for (let n = 0; n < 1e3; n++) all = [all]; return all`,
    unreadable(/^its answer is nested deeper than 64 levels$/),
  ],
  [
    'an answer deeper than JSON goes',
    `let all = []; for (let n = 0; n < 1e5; n++) all = [all]; return all`,
    unreadable(/^(Maximum call stack size exceeded|its answer is nested deeper than 64 levels)$/),
    late,
  ],
  [
    'an answer of 200,000 lists',
    `return Array(2e5).fill([])`,
    unreadable(/^its answer has more than 100000 values$/),
  ],
  [
    'an answer of 200,000 numbers',
    `return Array(2e5).fill(1)`,
    unreadable(/^its answer has more than 100000 values$/),
  ],
  [
    'an answer of 200,000 names',
    `const all = {}; for (let n = 0; n < 2e5; n++) all['k' + n] = 1; return all`,
    unreadable(/^its answer has more than 100000 values$/),
    late,
    ...big,
  ],
  [
    'an answer of brackets in text',
    `return '[{'.repeat(1e5).length && '[{'.repeat(10)`,
    answers('[{'.repeat(10)),
  ],
  [
    'an answer that would be a prototype',
    `return JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}')`,
    answers(JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}')),
  ],
  [
    'an answer in the name of the sandbox',
    `Object.prototype.toJSON = () => ({ failure: 'threw', type: { toString: 0, valueOf: 0 }, message: { toString: 0, valueOf: 0 }, stack: { toString: 0, valueOf: 0 }, logs: [{ text: { toString: 0, valueOf: 0 } }, null, 1] }); throw new Error('x')`,
    threw(/^.*$/),
    { failure: 'crashed', says: /^Maximum call stack size exceeded$/ },
  ],
  [
    'no answer in the name of the sandbox',
    `Object.prototype.toJSON = () => undefined; throw new Error('x')`,
    late,
  ],
  [
    'an answer that says it failed',
    `Object.prototype.failure = 'crashed'; Object.prototype.reply = 'x'; Object.prototype.given = true; return 'well'`,
    answers('well'),
  ],
  [
    'a language without its parts',
    `JSON.stringify = Promise.prototype.then = Array.prototype.push = Map.prototype.get = () => { throw new Error('gone') }; return 'well'`,
    answers('well'),
    threw(/^gone$/),
  ],
  [
    'a frozen language',
    `Object.freeze(Object.prototype); Object.freeze(Array.prototype); Object.freeze(globalThis); return 'well'`,
    answers('well'),
  ],
]

export const byConsole: readonly Attack[] = [
  ['a log without an end', `for (;;) console.log('x'.repeat(1e4))`, late],
  ['output without an end', `for (;;) process.stdout.write('x'.repeat(1e4))`, late, ...big],
  ['errors without an end', `for (;;) process.stderr.write('x'.repeat(1e4))`, late, ...big],
  ['warnings without an end', `for (let n = 0; ; n++) process.emitWarning('x' + n)`, late, ...big],
  [
    'a log of more than there is',
    `const text = 'x'.repeat(1e7); for (let n = 0; n < 1e4; n++) console.log(text, text, text)`,
    late,
    ...big,
  ],
  [
    'a value that is shown for ever',
    `console.log({ [Symbol.for('nodejs.util.inspect.custom')]() ${forever} })`,
    late,
  ],
  ['a value that is a trap', `console.log(${trapped}); return 'well'`, answers('well')],
  [
    'a value as wide as a page',
    `console.log(Array(1e5).fill({ a: { b: { c: [1, 2, 3] } } })); return 'well'`,
    answers('well'),
  ],
  [
    'a value that doubles',
    `let all = {}; for (let n = 0; n < 30; n++) all = { all, also: all }; console.dir(all); return 'well'`,
    answers('well'),
  ],
  [
    'a value that doubles, shown in full',
    `let all = 1; for (let n = 0; n < 30; n++) all = [all, all]; return require('util').inspect(all, { depth: null }).length`,
    late,
    ...big,
  ],
  ['groups without an end', `for (;;) console.group()`, late, ...big],
  ['names without an end', `for (let n = 0; ; n++) console.count('x'.repeat(1e3) + n)`, late, ...big],
  [
    'a chain of causes',
    `let error = new Error('0'); for (let n = 0; n < 1e4; n++) error = new Error('n', { cause: error }); console.log(error); return 'well'`,
    answers('well'),
    late,
    ...big,
  ],
  [
    'an error without an end',
    `console.log(Object.defineProperty(new Error(), 'stack', { get() ${forever} }))`,
    late,
  ],
  ['a trace that does not end', `Error.prepareStackTrace = () => ${forever}; console.trace('x')`, late],
]
