import { ok, warning, type Check } from '../doctor-check.ts'

/** Whether something stands between an app and a server on its own machine. */
export const proxy: Check = {
  name: 'proxy',
  about: 'machine',
  look({ variables }) {
    const named = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'].filter(
      (name) => variables[name] || variables[name.toLowerCase()],
    )
    if (!named.length) return [ok('no variable names a proxy')]
    const around = (variables['NO_PROXY'] || variables['no_proxy'] || '')
      .split(',')
      .map((host) => host.trim())
    const set = `${named.join(' and ')} ${named.length > 1 ? 'are' : 'is'} set`
    // What a variable holds may be a password: only its name is said.
    if (around.includes('*') || around.includes('localhost'))
      return [ok(`${set}, and NO_PROXY leaves localhost out`)]
    return [
      warning(
        `${set}: clients may ask the proxy for localhost`,
        'set NO_PROXY=localhost,127.0.0.1 where your app runs',
      ),
    ]
  },
}
