import type { Pinned } from '../adapters/sandbox/bundle/bundler.ts'
import { openHashes } from '../adapters/hashes/open-hashes.ts'
import { openSandbox, type Sandbox } from '../adapters/sandbox/host/open-sandbox.ts'
import type { Measure, MeasuredLines } from '../adapters/sandbox/measure/open-measure.ts'
import { openSeal } from '../adapters/seal/open-seal.ts'
import { openSigner, type Signer } from '../adapters/signer/open-signer.ts'
import { openArithmetic } from '../adapters/srp/arithmetic.ts'
import { openSqliteStore } from '../adapters/store/sqlite/open-sqlite-store.ts'
import type { Ports } from '../engine/ports.ts'
import { ScriptError } from '../model/script-error.ts'
import type { Limits } from '../model/trigger.ts'

/** What all stories of a run stand on: whatever takes time to make, and keeps nothing of any of them. */
export interface Ground {
  readonly sandbox: Pick<Sandbox, 'invoke'>
  readonly signer: Signer
  readonly srp: Ports['srp']
  readonly hashes: Ports['hashes']
  /** Reads scripts anew from now on. */
  reload(): void
  /** What tells the code of a script from any other: a hash, or why there is no such code. */
  codeOf(trigger: Pinned): Promise<string>
  /** What was counted of the lines of scripts since this was last asked, with those of triggers that never ran. */
  lines(triggers: Iterable<Pinned>): Promise<MeasuredLines>
  close(): Promise<void>
}

/**
 * Opens the ground of the stories of a project, in its folder. No process starts before a script is called;
 * lines of scripts are counted where there is something that counts them.
 */
export function openGround(root: string, measure?: Measure): Ground {
  const sandbox = openSandbox({ root, spare: false, ...(measure && { measure }) })
  const seal = openSeal({ key: crypto.getRandomValues(Buffer.alloc(32)) })
  // The keys that sign tokens are the same for all, since making one takes longer than most stories.
  const store = openSqliteStore({ file: ':memory:', seal })
  const arithmetic = openArithmetic()
  const hashes = openHashes()
  const fresh = new WeakMap<Limits, Limits>()
  const anew = (limits: Limits) => {
    const made = fresh.get(limits) ?? { ...limits, fresh: true }
    fresh.set(limits, made)
    return made
  }
  const codeOf = async (trigger: Pinned) => {
    try {
      return { code: await sandbox.check(trigger) }
    } catch (error) {
      if (error instanceof ScriptError) return { why: error.message }
      throw error
    }
  }
  return {
    sandbox: {
      // A script must not remember in one story what it met in another.
      invoke: (call, around) =>
        sandbox.invoke({ ...call, stage: { ...call.stage, limits: anew(call.stage.limits) } }, around),
    },
    signer: openSigner({ vault: store.vault, seal }),
    hashes,
    srp: {
      raise: async (exponent) => arithmetic({ kind: 'raise', exponent }),
      agree: async (A, verifier, u, b) => arithmetic({ kind: 'agree', A, verifier, u, b }),
    },
    reload: () => sandbox.reload(),
    async codeOf(trigger) {
      const found = await codeOf(trigger)
      return 'code' in found ? found.code : `! ${found.why}`
    },
    async lines(triggers) {
      const unfit: string[] = []
      for (const trigger of measure ? triggers : [])
        if ('why' in (await codeOf(trigger))) unfit.push(trigger.script)
      const { files, unmeasured } = measure?.take() ?? { files: [], unmeasured: [] }
      return { files, unmeasured: [...new Set([...unmeasured, ...unfit])].sort() }
    },
    async close() {
      await sandbox.close()
      await hashes.close()
      store.close()
    },
  }
}
