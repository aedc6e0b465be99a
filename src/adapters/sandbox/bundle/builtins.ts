/** Names, apart. */
const names = (text: string): readonly string[] => text.trim().split(/\s+/)

/**
 * The built-in modules of Node that a script may import, and what they export there: the part that
 * scripts of pools use and that needs no disk, network or process.
 */
export const builtins: Readonly<Record<string, readonly string[]>> = {
  assert: names(`
    AssertionError deepEqual deepStrictEqual doesNotMatch doesNotReject doesNotThrow equal fail ifError
    match notDeepEqual notDeepStrictEqual notEqual notStrictEqual ok rejects strict strictEqual throws
  `),
  'assert/strict': names(`
    AssertionError deepEqual deepStrictEqual doesNotMatch doesNotReject doesNotThrow equal fail ifError
    match notDeepEqual notDeepStrictEqual notEqual notStrictEqual ok rejects strict strictEqual throws
  `),
  async_hooks: names(`
    AsyncLocalStorage AsyncResource createHook executionAsyncId executionAsyncResource triggerAsyncId
  `),
  buffer: names(`
    Blob Buffer File atob btoa constants isAscii isUtf8 kMaxLength kStringMaxLength transcode
  `),
  crypto: names(`
    Cipheriv Decipheriv ECDH Hash Hmac KeyObject Sign Verify constants createCipheriv createDecipheriv
    createECDH createHash createHmac createPrivateKey createPublicKey createSecretKey createSign
    createVerify diffieHellman generateKey generateKeyPair generateKeyPairSync generateKeySync
    getCipherInfo getCiphers getCurves getFips getHashes getRandomValues hash hkdf hkdfSync pbkdf2
    pbkdf2Sync privateDecrypt privateEncrypt publicDecrypt publicEncrypt randomBytes randomFill
    randomFillSync randomInt randomUUID scrypt scryptSync sign subtle timingSafeEqual verify webcrypto
  `),
  events: names(`
    EventEmitter addAbortListener captureRejectionSymbol captureRejections defaultMaxListeners
    errorMonitor getEventListeners getMaxListeners init listenerCount on once setMaxListeners
  `),
  os: names(`
    EOL arch availableParallelism constants cpus devNull endianness freemem getPriority homedir hostname
    loadavg machine networkInterfaces platform release tmpdir totalmem type uptime userInfo version
  `),
  path: names(`
    basename delimiter dirname extname format isAbsolute join normalize parse posix relative resolve sep
    toNamespacedPath
  `),
  'path/posix': names(`
    basename delimiter dirname extname format isAbsolute join normalize parse posix relative resolve sep
    toNamespacedPath
  `),
  perf_hooks: names('performance'),
  process: names(`
    abort addListener arch argv argv0 config cpuUsage cwd emit emitWarning env execArgv execPath exit
    features getBuiltinModule getegid geteuid getgid getuid hrtime kill listenerCount listeners
    memoryUsage nextTick off on once pid platform ppid prependListener reallyExit release
    removeAllListeners removeListener setMaxListeners stderr stdout title umask uptime version versions
  `),
  querystring: names('decode encode escape parse stringify unescape'),
  stream: names(`
    Duplex PassThrough Readable Stream Transform Writable addAbortSignal finished
    getDefaultHighWaterMark isErrored isReadable isWritable pipeline promises setDefaultHighWaterMark
  `),
  'stream/consumers': names('arrayBuffer blob buffer bytes json text'),
  'stream/promises': names('finished pipeline'),
  'stream/web': names(`
    ByteLengthQueuingStrategy CountQueuingStrategy ReadableStream ReadableStreamDefaultController
    ReadableStreamDefaultReader TextDecoderStream TextEncoderStream TransformStream WritableStream
    WritableStreamDefaultWriter
  `),
  string_decoder: names('StringDecoder'),
  timers: names(`
    clearImmediate clearInterval clearTimeout promises setImmediate setInterval setTimeout
  `),
  'timers/promises': names('scheduler setImmediate setInterval setTimeout'),
  url: names(`
    URL URLSearchParams Url domainToASCII domainToUnicode fileURLToPath format parse pathToFileURL
    resolve resolveObject urlToHttpOptions
  `),
  util: names(`
    TextDecoder TextEncoder aborted callbackify debug debuglog deprecate format formatWithOptions
    getSystemErrorName inherits inspect isArray isDeepStrictEqual promisify stripVTControlCharacters
    styleText toUSVString types
  `),
  'util/types': names(`
    isAnyArrayBuffer isArgumentsObject isArrayBuffer isArrayBufferView isAsyncFunction isBigInt64Array
    isBigIntObject isBigUint64Array isBooleanObject isBoxedPrimitive isCryptoKey isDataView isDate
    isExternal isFloat16Array isFloat32Array isFloat64Array isGeneratorFunction isGeneratorObject
    isInt16Array isInt32Array isInt8Array isKeyObject isMap isMapIterator isModuleNamespaceObject
    isNativeError isNumberObject isPromise isProxy isRegExp isSet isSetIterator isSharedArrayBuffer
    isStringObject isSymbolObject isTypedArray isUint16Array isUint32Array isUint8Array
    isUint8ClampedArray isWeakMap isWeakSet
  `),
}
