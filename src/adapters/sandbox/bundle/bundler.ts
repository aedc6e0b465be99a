import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { BuildFailure } from 'esbuild'
import { ScriptError } from '../../../model/script-error.ts'
import type { Trigger } from '../../../model/trigger.ts'
import { placeOnLambda, requireWithoutEnding } from './as-on-lambda.ts'
import { authorStack, type AuthorStack } from './author-stack.ts'
import { axiosOverFetch } from './axios.ts'
import { compileError } from './compile-error.ts'
import { compile, CompilerGaveUp } from './compiler.ts'
import { confine } from './confine.ts'
import { moduleKind } from './module-kind.ts'
import { packageModules } from './package-modules.ts'
import { jwtVerifyOverFetch } from './jwt-verify.ts'
import { ownModule } from './own-module.ts'
import { folderOf, scriptFile } from './script-folder.ts'
import { stampOf, type Stamp } from './stamp.ts'

/** A script with all that it imports, as one text. */
export interface Bundle extends AuthorStack {
  readonly script: string
  /** Of the code; a change of any file that goes into it changes it. */
  readonly hash: string
  /** What stacks call it. */
  readonly file: string
  readonly code: string
  /** The source map of the code: whose lines its lines are. */
  readonly map: string
  /** Of the bytes of the script's own file, in hexadecimal. */
  readonly sha256: string
  /** Whether the code gives, beside the script, how often its parts ran. */
  readonly counted?: true
}

/** Which script, and what pins it. */
export type Pinned = Pick<Trigger, 'script' | 'sha256'>

export interface Bundler {
  /** The bundle of a script if it is made and fits its pin. */
  made(trigger: Pinned): Bundle | undefined
  /** Makes the bundle of a script. Throws a `ScriptError` of `missing` that says where it went wrong. */
  bundle(trigger: Pinned): Promise<Bundle>
  /** Has every bundle made again when it is next asked for, unless nothing that went into it has changed. */
  reload(): void
  close(): Promise<void>
}

let open = 0
const opening = '(function (module, exports, require) {'
/** Characters of a bundle, at most: a process is told all of it whenever it is to run it. */
const longestCode = 16 * 1024 * 1024
/** Milliseconds that the clock of a file system may be behind. */
const tick = 20

/**
 * Bundles the scripts of the project at `root`, and those that ship with the product. The compiler is loaded
 * with the first of them. What is said as `behind` stands behind each of them, in its module.
 */
export function openBundler(root: string, behind = ''): Bundler {
  open++
  let bundles = new Map<string, Bundle>()
  let making = new Map<string, Promise<Bundle>>()
  /** What every bundle was made of, as it was then. */
  const kept = new Map<string, { bundle: Bundle; files: readonly string[]; stamp: Stamp }>()
  let closed = false
  let loaded: Promise<typeof import('esbuild')> | undefined
  /** Scripts that are not to be compiled again until they are read anew, and why. */
  let hopeless = new Map<string, ScriptError>()

  const giveUp = (script: string, message: string) => {
    const place = { file: script, line: 1, column: 1 }
    const error = new ScriptError('unfit', message, { type: 'SyntaxError', place })
    hopeless.set(script, error)
    return error
  }

  const remake = async (script: string): Promise<Bundle> => {
    const before = kept.get(script)
    const now = before && (await stampOf(before.files).catch(() => undefined))
    if (before && now?.text === before.stamp.text) return before.bundle
    kept.delete(script)
    return make(script)
  }

  const make = async (script: string): Promise<Bundle> => {
    const { folder, prefix, placeOf } = folderOf(root, script)
    const real = await realpath(folder)
    const path = await realpath(scriptFile(root, script)).catch(() => undefined)
    if (!path) throw missing(script, `there is no file \`${script}\``)
    const whose = placeOf(real)
    const esbuild = await (loaded ??= import('esbuild'))
    const began = Date.now()
    let sha256 = ''
    const built = await compile(
      esbuild,
      {
        entryPoints: [path],
        absWorkingDir: real,
        outfile: join(real, 'trigger.js'),
        bundle: true,
        write: false,
        format: 'cjs',
        platform: 'node',
        target: 'esnext',
        mainFields: ['module', 'main'],
        banner: { js: opening },
        footer: { js: `${behind}})` },
        sourcemap: 'external',
        sourcesContent: false,
        metafile: true,
        tsconfigRaw: '{}',
        define: placeOnLambda,
        // The engine runs no decorators yet.
        supported: { decorators: false },
        logLevel: 'silent',
        logOverride: { 'import-is-undefined': 'error' },
        plugins: [
          ownModule,
          moduleKind(path, whose),
          axiosOverFetch(real),
          jwtVerifyOverFetch,
          packageModules(whose),
          confine({ root: real, script: path, placeOf: whose, onScript: (found) => void (sha256 = found) }),
        ],
      },
      () => !closed,
    ).catch((error: BuildFailure | CompilerGaveUp) => {
      if (error instanceof CompilerGaveUp) throw giveUp(script, error.message)
      if (!Array.isArray(error.errors)) throw error
      throw compileError(script, error.errors, prefix)
    })
    const text = (end: string) => built.outputFiles.find((file) => file.path.endsWith(end))?.text ?? ''
    // Strict as its modules are, unless one of CommonJS is among them, which may rely on being loose.
    const strict = Object.values(built.metafile.inputs).every(({ format }) => format !== 'cjs')
    const loose = requireWithoutEnding(text('.js'))
    const code = strict ? loose.replace(opening, `${opening} 'use strict'`) : loose
    if (code.length > longestCode)
      throw giveUp(script, `it and what it imports are ${code.length} characters, of at most ${longestCode}`)
    const hash = createHash('sha256').update(code).digest('hex').slice(0, 32)
    const file = `trigger:${hash.slice(0, 16)}`
    const map = text('.map')
    const bundle = { script, hash, file, code, map, sha256, ...authorStack(file, map, prefix) }
    const files = [path, ...Object.keys(built.metafile.inputs).map((input) => join(real, input))]
    const there = files.filter((file) => existsSync(file))
    const stamp = await stampOf(there)
    // Whether what changed meanwhile is in it, nobody knows.
    if (stamp.newest < began - tick) kept.set(script, { bundle, files: there, stamp })
    return bundle
  }

  const check = (bundle: Bundle, { script, sha256 }: Pinned) => {
    if (sha256 === undefined || sha256 === bundle.sha256) return bundle
    throw missing(script, `the script is not the one pinned: its sha256 is ${bundle.sha256}, not ${sha256}`)
  }

  return {
    made(trigger) {
      const bundle = bundles.get(trigger.script)
      return bundle && check(bundle, trigger)
    },
    async bundle(trigger) {
      if (closed) throw new Error('the sandbox is closed')
      const { script } = trigger
      const error = hopeless.get(script)
      if (error) throw error
      let pending = making.get(script)
      if (!pending) {
        const [mine, under] = [bundles, making]
        pending = remake(script).finally(() => under.delete(script))
        making.set(script, pending)
        // A bundle that was begun before a reload is not kept after it.
        pending.then((bundle) => mine.set(script, bundle)).catch(() => {})
      }
      return check(await pending, trigger)
    },
    reload() {
      bundles = new Map()
      making = new Map()
      hopeless = new Map()
    },
    async close() {
      if (closed) return
      closed = true
      open--
      if (loaded && open === 0) await (await loaded).stop()
    },
  }
}

const missing = (script: string, message: string) =>
  new ScriptError('missing', message, { place: { file: script, line: 1, column: 1 } })
