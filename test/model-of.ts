import { load } from '../src/config/load.ts'
import type { Model } from '../src/model/model.ts'

/** The model of a project's files, by their paths; in the environment `dev`, where they declare it. */
export function modelOf(files: Readonly<Record<string, string>>): Model {
  const texts = Object.entries(files).map(([path, text]) => ({ path, text }))
  const env = 'pools/dev.env.yaml' in files ? { env: 'dev' } : {}
  const scripts = new Set<string>()
  const { model, findings } = load({ files: texts, scripts, publicUrl: 'http://localhost:9340', ...env })
  if (!model)
    throw new Error(findings.map(({ at, message }) => `${at.file}:${at.line} ${message}`).join('\n'))
  return model
}
