import { parentPort } from 'node:worker_threads'
import { bcrypt } from './bcrypt.ts'
import type { BcryptJob } from './bcrypt.ts'

// Run as a worker: lists of jobs in, lists of answers out.
parentPort?.on('message', (jobs: readonly BcryptJob[]) => parentPort?.postMessage(jobs.map(bcrypt)))
