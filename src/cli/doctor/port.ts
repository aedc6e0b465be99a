import { livingServer } from '../../adapters/disk/server-file.ts'
import { portState } from '../../adapters/machine/port-state.ts'
import { listeningOn } from '../../protocol/addresses.ts'
import { ok, warning, type Check } from '../doctor-check.ts'

/** Whether a server could listen, or who does. */
export const port: Check = {
  name: 'port',
  about: 'machine',
  async look({ root, port: wanted }) {
    const states = await Promise.all(listeningOn(undefined).map((host) => portState(host, wanted)))
    if (states.includes('forbidden'))
      return [
        warning(
          `port ${wanted} may not be listened on by this user`,
          'take one above 1023: poolwright dev --port 9340',
        ),
      ]
    if (!states.includes('taken')) return [ok(`port ${wanted} is free`)]
    const own = livingServer(root)
    if (own && Number(new URL(own.url).port) === wanted)
      return [ok(`port ${wanted} is that of the server of this project (process ${own.pid})`)]
    const who = (await isPoolwright(wanted)) ? 'a Poolwright of another project' : 'another program'
    return [
      warning(`port ${wanted} is taken by ${who}`, 'end it, or take a free port: poolwright dev --port 0'),
    ]
  },
}

async function isPoolwright(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://localhost:${port}/_poolwright/health`, {
      redirect: 'error',
      signal: AbortSignal.timeout(2_000),
    })
    return answer.ok && (await answer.text()).slice(0, 100) === '{"status":"ok"}'
  } catch {
    return false
  }
}
