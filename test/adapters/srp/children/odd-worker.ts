import { parentPort } from 'node:worker_threads'

// Answers numbers doubled; `throw` and `exit` are what they say.
parentPort?.on('message', (jobs: (number | string)[]) => {
  if (jobs.includes('throw')) throw new Error('as it was told')
  if (jobs.includes('exit')) process.exit(1)
  parentPort?.postMessage(jobs.map((job) => Number(job) * 2))
})
