import type { Kit } from '../kit.ts'

/** `process`, as a Lambda function sees its own. */
export function process(kit: Kit) {
  const [major = ''] = kit.config.node.split('.')
  const clock = () => Number(kit.ask('clock'))
  const origin = clock()
  const bytes = kit.config.memory * 1_048_576
  const text = (values: unknown) =>
    typeof values === 'string' ? values : (kit.ask('text', kit.toText(kit.bytesOf(values)), 'utf8') ?? '')

  const stream = (level: 'log' | 'error', fd: number) => ({
    fd,
    isTTY: false,
    writable: true,
    columns: 80,
    write: (chunk: unknown, second?: unknown, third?: unknown) => {
      globalThis.console[level]('%s', text(chunk).replace(/\n$/, ''))
      const then = typeof second === 'function' ? second : third
      if (typeof then === 'function') kit.soon(then as () => void)
      return true
    },
    end: () => {},
    on: () => {},
    once: () => {},
    removeListener: () => {},
    emit: () => false,
  })
  const ticks = () => BigInt(Math.round((clock() - origin) * 10)) * 100_000n
  const hrtime = Object.assign(
    (before?: readonly [number, number]) => {
      const now = ticks()
      const since = before ? BigInt(before[0]) * 1_000_000_000n + BigInt(before[1]) : 0n
      const passed = now - since
      return [Number(passed / 1_000_000_000n), Number(passed % 1_000_000_000n)]
    },
    { bigint: ticks },
  )
  const exit = (code: unknown = exitCode() ?? 0): never => {
    const how = Number(code)
      ? `Runtime exited with error: exit status ${Number(code)}`
      : 'Runtime exited without providing a reason'
    const error = new Error(how)
    Object.defineProperty(error, 'name', { value: 'Runtime.ExitError', configurable: true, writable: true })
    kit.uncaught(error)
    throw error
  }

  /** Nobody tells it anything: signals and the end of the process are the host's. */
  const same = (): object => process
  const exitCode = (): unknown => process['exitCode']
  const process: Record<string, unknown> = {
    env: new Proxy({ ...kit.config.env } as Record<string, string>, {
      // An environment is made of texts.
      set: (env, name, value) => Reflect.set(env, name, `${value}`),
    }),
    argv: ['/var/lang/bin/node', '/var/runtime/index.mjs'],
    argv0: 'node',
    execArgv: [],
    execPath: '/var/lang/bin/node',
    exitCode: undefined as unknown,
    title: 'node',
    pid: 1,
    ppid: 0,
    platform: 'linux',
    arch: 'x64',
    version: `v${kit.config.node}`,
    versions: { node: kit.config.node },
    release: { name: 'node', lts: major },
    config: { variables: {} },
    features: { typescript: false },
    stdout: stream('log', 1),
    stderr: stream('error', 2),
    cwd: () => '/var/task',
    umask: () => 0o22,
    uptime: () => (clock() - origin) / 1000,
    hrtime,
    memoryUsage: Object.assign(
      () => ({ rss: bytes, heapTotal: bytes, heapUsed: bytes, external: 0, arrayBuffers: 0 }),
      { rss: () => bytes },
    ),
    cpuUsage: () => ({ user: Math.round((clock() - origin) * 1000), system: 0 }),
    nextTick: (then: unknown, ...values: unknown[]) => {
      if (typeof then !== 'function')
        throw kit.part('node/errors').wrongType('callback', 'of type function', then)
      kit.soon(then as () => void, ...values)
    },
    on: same,
    once: same,
    off: same,
    addListener: same,
    removeListener: same,
    removeAllListeners: same,
    prependListener: same,
    setMaxListeners: same,
    emit: () => false,
    listeners: () => [],
    listenerCount: () => 0,
    emitWarning: (warning: unknown, second?: unknown) => {
      const name =
        warning instanceof Error
          ? warning.name
          : ((typeof second === 'object' ? (second as { type?: string } | null)?.type : second) ?? 'Warning')
      globalThis.console.warn(`${name}: ${warning instanceof Error ? warning.message : warning}`)
    },
    exit,
    reallyExit: exit,
    abort: () => exit(134),
    kill: () => {
      throw kit.part('node/errors').coded(new Error('kill EPERM'), 'EPERM')
    },
    getuid: () => 993,
    geteuid: () => 993,
    getgid: () => 990,
    getegid: () => 990,
    getBuiltinModule: (name: string) => kit.modules[`node:${name.replace(/^node:/, '')}`]?.(),
  }
  Object.defineProperty(process, Symbol.toStringTag, { value: 'process', configurable: true })
  return process
}
