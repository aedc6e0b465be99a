import type { Plugin } from 'esbuild'

/** Gives a script what it imports of `poolwright`, whether or not the package is in the project's folder. */
export const ownModule: Plugin = {
  name: 'own module',
  setup(build) {
    build.onResolve({ filter: /^poolwright$/ }, ({ path }) => ({ path, namespace: 'own' }))
    build.onLoad({ filter: /./, namespace: 'own' }, () => ({
      contents:
        'export const defineTrigger = (hook, handler) => handler\nexport const defineRule = (rule) => rule',
    }))
  },
}
