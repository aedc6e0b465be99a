import type { Kit } from '../kit.ts'

/** `node:os`: what is the same on every Lambda, and nothing of the machine. */
export function os(kit: Kit) {
  const bytes = kit.config.memory * 1_048_576
  return {
    EOL: '\n',
    devNull: '/dev/null',
    arch: () => 'x64',
    machine: () => 'x86_64',
    platform: () => 'linux',
    type: () => 'Linux',
    release: () => '5.10.0',
    version: () => '#1 SMP',
    endianness: () => 'LE',
    hostname: () => 'localhost',
    homedir: () => '/home/sandbox',
    tmpdir: () => '/tmp',
    totalmem: () => bytes,
    freemem: () => bytes,
    uptime: () => Math.floor(Number(kit.part('web:performance').performance.now()) / 1000),
    loadavg: () => [0, 0, 0],
    cpus: () => [],
    availableParallelism: () => 1,
    networkInterfaces: () => ({}),
    userInfo: () => ({
      uid: 993,
      gid: 990,
      username: 'sandbox',
      homedir: '/home/sandbox',
      shell: '/sbin/nologin',
    }),
    getPriority: () => 0,
    constants: { signals: { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }, errno: {}, priority: {} },
  }
}
