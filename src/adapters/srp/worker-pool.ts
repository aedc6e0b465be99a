import { Worker } from 'node:worker_threads'

/** Threads that answer jobs. They start when there is work, and keep no process alive without it. */
export interface WorkerPool<Job, Answer> {
  run(job: Job): Promise<Answer>
  /** Ends all threads; what they had not answered is refused. */
  close(): Promise<void>
}

interface Task<Job, Answer> {
  readonly job: Job
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

// What waits is sent together, so that under load a message to a thread is a small part of its work.
const together = 8

/**
 * Opens a pool of at most `size` threads that run `script`, which is sent lists of jobs and answers
 * each with a list. A thread that dies takes only the jobs it had with it, and another takes its place.
 */
export function openWorkerPool<Job, Answer>(script: URL, size: number): WorkerPool<Job, Answer> {
  const threads = new Map<Worker, Task<Job, Answer>[]>()
  let waiting: Task<Job, Answer>[] = []
  let closed = false

  function start(): Worker {
    // A thread inherits neither flags nor the environment, in which secrets lie.
    const thread = new Worker(script, { execArgv: [], env: {} })
    let cause: unknown
    thread.unref()
    thread.on('message', (answers: readonly Answer[]) => {
      const tasks = threads.get(thread)?.splice(0) ?? []
      thread.unref()
      tasks.forEach(({ resolve }, index) => resolve(answers[index] as Answer))
      handOut()
    })
    thread.on('error', (error) => (cause = error))
    thread.on('exit', () => {
      const tasks = threads.get(thread) ?? []
      threads.delete(thread)
      refuse(tasks, new Error('the thread ended before it answered', { cause }))
      handOut()
    })
    threads.set(thread, [])
    return thread
  }

  const idle = () => [...threads].find(([, tasks]) => !tasks.length)?.[0]

  function handOut(): void {
    while (waiting.length && !closed) {
      const thread = idle() ?? (threads.size < size ? start() : undefined)
      if (!thread) return
      const tasks = waiting.splice(0, Math.min(together, Math.ceil(waiting.length / size)))
      threads.set(thread, tasks)
      thread.ref()
      thread.postMessage(tasks.map(({ job }) => job))
    }
  }

  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('the pool of threads is closed'))
        waiting.push({ job, resolve, reject })
        handOut()
      }),
    async close() {
      closed = true
      refuse(waiting.splice(0), new Error('the pool of threads is closed'))
      await Promise.all([...threads.keys()].map((thread) => thread.terminate()))
    },
  }
}

function refuse(tasks: readonly { readonly reject: (error: Error) => void }[], error: Error): void {
  for (const { reject } of tasks) reject(error)
}
