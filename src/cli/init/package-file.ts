/** The `package.json` of a new project, with this very version of the product. */
export function packageFile(folder: string, version: string): string {
  const text = {
    name: packageName(folder),
    private: true,
    type: 'module',
    scripts: {
      dev: 'poolwright dev',
      check: 'poolwright validate && poolwright lint && poolwright fmt --check',
      test: 'poolwright test',
    },
    engines: { node: '>=26' },
    devDependencies: { poolwright: version },
    // What it installs is prebuilt; npm asks of each script of theirs whether it may run.
    allowScripts: { esbuild: false, 'isolated-vm': false },
  }
  return `${JSON.stringify(text, null, 2)}\n`
}

/** What npm takes as a name, made of the name of a folder. A name that is the product's own could not be installed. */
export function packageName(folder: string): string {
  const name = folder
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+/, '')
    .slice(0, 214)
    .replace(/-+$/, '')
  const taken = ['poolwright', 'node_modules', 'favicon.ico']
  return name === '' || taken.includes(name) ? 'pools' : name
}
