// Makes `dist` where the package comes from git: npm runs this of a clone, whose source no `node_modules` can run.
import { execSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const run = (command) => execSync(command, { stdio: ['ignore', 'ignore', 'inherit'] })

// `npm install --global git+…` packs the clone before anything is installed in it.
const bare = !existsSync('node_modules/typescript')
if (bare && process.env.npm_config_global === 'true')
  run('npm ci --no-global --no-install-links --include=dev --ignore-scripts')
// Whoever left out what builds it runs it from source.
if (existsSync('node_modules/typescript')) run('npm run build')
