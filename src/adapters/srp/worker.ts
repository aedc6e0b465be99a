import { parentPort } from 'node:worker_threads'
import { openArithmetic } from './arithmetic.ts'
import type { SrpJob } from './arithmetic.ts'

// Run as a worker: lists of jobs in, lists of answers out.
const answer = openArithmetic()
parentPort?.on('message', (jobs: readonly SrpJob[]) => parentPort?.postMessage(jobs.map(answer)))
