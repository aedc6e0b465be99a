import { openSandbox, type Sandbox } from '../adapters/sandbox/host/open-sandbox.ts'
import { openSeal } from '../adapters/seal/open-seal.ts'
import { openSigner, type Signer } from '../adapters/signer/open-signer.ts'
import { openArithmetic } from '../adapters/srp/arithmetic.ts'
import { openSqliteStore } from '../adapters/store/sqlite/open-sqlite-store.ts'
import type { Ports } from '../engine/ports.ts'
import type { Limits } from '../model/trigger.ts'

/** What all stories of a run stand on: whatever takes time to make, and keeps nothing of any of them. */
export interface Ground {
  readonly sandbox: Pick<Sandbox, 'invoke'>
  readonly signer: Signer
  readonly srp: Ports['srp']
  /** Reads scripts anew from now on. */
  reload(): void
  close(): Promise<void>
}

/** Opens the ground of the stories of a project, in its folder. No process starts before a script is called. */
export function openGround(root: string): Ground {
  const sandbox = openSandbox({ root, spare: false })
  const seal = openSeal({ key: crypto.getRandomValues(Buffer.alloc(32)) })
  // The keys that sign tokens are the same for all, since making one takes longer than most stories.
  const store = openSqliteStore({ file: ':memory:', seal })
  const arithmetic = openArithmetic()
  const fresh = new WeakMap<Limits, Limits>()
  const anew = (limits: Limits) => {
    const made = fresh.get(limits) ?? { ...limits, fresh: true }
    fresh.set(limits, made)
    return made
  }
  return {
    sandbox: {
      // A script must not remember in one story what it met in another.
      invoke: (call, around) =>
        sandbox.invoke({ ...call, stage: { ...call.stage, limits: anew(call.stage.limits) } }, around),
    },
    signer: openSigner({ vault: store.vault, seal }),
    srp: {
      raise: async (exponent) => arithmetic({ kind: 'raise', exponent }),
      agree: async (A, verifier, u, b) => arithmetic({ kind: 'agree', A, verifier, u, b }),
    },
    reload: () => sandbox.reload(),
    async close() {
      await sandbox.close()
      store.close()
    },
  }
}
