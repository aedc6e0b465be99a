import { answers, big, late, noRoom, threw, type Attack, type Limited } from '../attack.ts'

/** Attacks on memory, that of the isolate and that which the isolate does not count: they have time enough. */
export const ofMemory: Limited = { timeout: 3_000, memory: 16 }

const hoard = (one: string) => `const all = []; for (;;) all.push(${one})`
const tooLong = threw(/^Invalid string length$/)
const ended = [...big, late, noRoom] as const
/** Ways back to what is taken away. */
const stolenBuffer = `let Whole; const { construct } = Reflect; Reflect.construct = (kind, ...rest) => { Whole ??= kind; return construct(kind, ...rest) }; new ArrayBuffer(8); Reflect.construct = construct;`
const outOfReach = threw(/is not (defined|a constructor|a function)$/)

export const onMemory: readonly Attack[] = [
  ['a hoard of objects', hoard('{ n: all.length }'), ...ended],
  ['a hoard of shapes', hoard(`{ ['k' + all.length]: 1 }`), ...ended],
  ['a hoard of arrays', hoard('Array(1e3).fill(all.length)'), ...ended],
  ['a hoard of text', hoard(`('x' + all.length).repeat(1e3)`), ...ended],
  [
    'a hoard of long text',
    hoard(`(() => { const text = ('x' + all.length).repeat(1e6); text.charCodeAt(5); return text })()`),
    ...ended,
  ],
  ['text that doubles', `let all = 'x'; for (;;) all += all + Math.random()`, tooLong],
  ['a map without an end', `const all = new Map(); for (let n = 0; ; n++) all.set(n, n)`, ...ended],
  ['a set of objects', `const all = new Set(); for (;;) all.add({})`, ...ended],
  [
    'weak maps',
    hoard(`(() => { const key = {}; return [key, new WeakMap([[key, Array(100)]])] })()`),
    ...ended,
  ],
  ['weak references', hoard('[new WeakRef({}), {}]'), ...ended],
  ['symbols', `for (let n = 0; ; n++) Symbol.for('x'.repeat(1e3) + n)`, ...ended],
  ['promises', hoard('new Promise(() => {}).then(() => {})'), ...ended],
  ['closures', `let all = () => {}; for (;;) { const last = all; all = () => last }`, ...ended],
  ['classes', hoard('class { #a = 1; static b = 2 }'), ...ended],
  [
    'generators',
    hoard('(() => { const one = (function* () { yield 1 })(); one.next(); return one })()'),
    ...ended,
  ],
  ['proxies', hoard('new Proxy({}, {})'), ...ended],
  ['functions made of text', hoard(`Function('return ' + all.length)`), ...ended],
  [
    'regular expressions',
    hoard(
      `(() => { const one = new RegExp('a{' + all.length % 1e3 + '}b' + all.length); one.test('a'); return one })()`,
    ),
    ...ended,
  ],
  [
    'stacks',
    `Error.stackTraceLimit = 1e6; const all = []; (function down(n) { if (n) down(n - 1); else for (;;) all.push(new Error('x')) })(3e3)`,
    ...ended,
  ],
  ['a BigInt hoard', hoard('1n << 8388608n'), ...ended],
  ['a hoard of bytes', hoard('new Uint8Array(1e6).fill(1)'), ...ended],
  ['a hoard of small buffers', hoard('new ArrayBuffer(1)'), ...ended],
  ['a hoard of views', hoard('new DataView(new ArrayBuffer(64))'), ...ended],
  ['a hoard of Node buffers', hoard('Buffer.alloc(1e6, 1)'), ...ended],
  ['a buffer of two gibibytes', `return Buffer.alloc(2 ** 31).length`, ...ended],
  ['a buffer of eight gigabytes', `return new Uint8Array(8e9).length`, ...ended],
  [
    'a buffer that grows',
    `const one = new ArrayBuffer(8, { maxByteLength: 1e9 }); return [one.resizable, one.resize, one.maxByteLength]`,
    answers([null, null, null]),
  ],
  [
    'a buffer that grows, by construct',
    `const one = Reflect.construct(ArrayBuffer, [8, { maxByteLength: 1e9 }]); return [one.resizable, one.resize]`,
    answers([null, null]),
  ],
  [
    'a buffer that grows, by its constructor',
    `const { constructor } = new Uint8Array(8).buffer; return constructor === ArrayBuffer && new constructor(8, { maxByteLength: 1e9 }).resize === undefined`,
    answers(true),
  ],
  [
    'a buffer that grows, by its species',
    `const Kind = ArrayBuffer[Symbol.species]; return new Kind(8, { maxByteLength: 1e9 }).resize === undefined && new ArrayBuffer(8).slice(0, 4).resize === undefined`,
    answers(true),
  ],
  [
    'a buffer that grows, by a class of its own',
    `class Mine extends ArrayBuffer { constructor() { super(8, { maxByteLength: 1e9 }) } }; return new Mine().resize === undefined`,
    answers(true),
  ],
  [
    'a buffer that grows, by the real constructor',
    `${stolenBuffer} if (Whole === undefined || Whole === ArrayBuffer) return 'well'; const one = new Whole(1e9, { maxByteLength: 1e9 }); new Uint8Array(one).fill(1)`,
    answers('well'),
  ],
  [
    'a buffer that moves',
    `return [new ArrayBuffer(8).transfer, structuredClone(new ArrayBuffer(8)).resize]`,
    answers([null, null]),
  ],
  ['shared memory', `new SharedArrayBuffer(1e9)`, outOfReach],
  [
    'shared memory, by what is around',
    `return [typeof globalThis.SharedArrayBuffer, typeof Function('return SharedArrayBuffer')]`,
    answers(['undefined', 'function']),
  ],
  ['shared memory, evaluated', `(0, eval)('new SharedArrayBuffer(8)')`, outOfReach],
  ['memory of WebAssembly', `new WebAssembly.Memory({ initial: 1e4 })`, outOfReach],
  [
    'memory of WebAssembly, evaluated',
    `Function('return new WebAssembly.Memory({ initial: 1e4 })')()`,
    outOfReach,
  ],
  [
    'memory of WebAssembly, in a function of its own kind',
    `await (async () => {}).constructor('return WebAssembly.Memory')()`,
    outOfReach,
  ],
  [
    'memory of WebAssembly, by what is around',
    `return [globalThis, global, this, Function('return this')()].map((each) => typeof each?.WebAssembly)`,
    answers(['undefined', 'undefined', 'undefined', 'undefined']),
  ],
  ['one great array', `Array(1e9).fill(0)`, ...ended],
  ['one great array, made of nothing', `Array.from({ length: 1e9 }, () => 0)`, ...ended],
  ['great arrays', hoard('Array(3e7).fill(all.length)'), ...ended],
  ['an array that doubles', `let all = [1]; for (;;) all = all.concat(all)`, ...ended],
  ['an array of text', `return Array(2 ** 25).join('abcdefghijklmno').length`, ...ended, tooLong],
  ['text spread into an array', `[...'.'.repeat(5e8)]`, ...ended],
  ['text split', `'a'.repeat(1e8).split('')`, ...ended],
  [
    'text that V8 cannot flatten',
    `let text = 'ab'; while (text.length < 2 ** 28) text += text; text.split('')`,
    ...ended,
  ],
  [
    'text padded',
    hoard(`(() => { const text = 'x'.padEnd(5e8, 'ab' + all.length); text.charCodeAt(4e8); return text })()`),
    ...ended,
  ],
  ['text replaced by more', `'a'.repeat(1e6).replaceAll('a', 'b'.repeat(1e4))`, ...ended, tooLong],
  ['text replaced by a function', `'a'.repeat(1e7).replace(/a/g, () => 'x'.repeat(1e3))`, ...ended, tooLong],
  ['text in capitals', `'ß'.repeat(2e8).toUpperCase()`, ...ended],
  ['text normalized', hoard(`('ﷺ' + all.length).repeat(1e6).normalize('NFKC')`), ...ended],
  ['text segmented', hoard(`new Intl.Segmenter('th').segment(('x' + all.length).repeat(1e6))`), ...ended],
  ['JSON as deep as it goes', `JSON.parse('['.repeat(1e7))`, ...ended],
  ['JSON as wide as it goes', `JSON.parse('[' + '[],'.repeat(5e6) + '1]')`, ...ended],
  ['JSON of more than there is', `JSON.stringify(Array(1e6).fill('x'.repeat(1e3)))`, ...ended, tooLong],
  [
    'copies',
    `const one = Array.from({ length: 1e5 }, (_, n) => ({ n })); const all = []; for (;;) all.push(structuredClone(one))`,
    ...ended,
  ],
  ['text encoded', `for (;;) new TextEncoder().encode('x'.repeat(1e7))`, ...ended],
  ['text in hexadecimal', hoard(`Buffer.alloc(1e6).toString('hex')`), ...ended],
  ['blobs', hoard(`new Blob(['x'.repeat(1e6)])`), ...ended],
  ['addresses', hoard(`new URL('http://a/' + 'x'.repeat(1e6) + all.length)`), ...ended],
  ['queries', `String(new URLSearchParams(Array(3e6).fill(['a', 'b'])))`, ...ended],
  ['random bytes', hoard(`require('crypto').randomBytes(1e6)`), ...ended],
  [
    'text for the process around to hold',
    `const text = '\\u0100'.repeat(3e7); for (;;) Buffer.from(text)`,
    ...ended,
  ],
]
