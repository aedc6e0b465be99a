import type { GitHub } from './github.ts'

/** What our labels begin with; no other one is touched. */
const prefix = 'poolwright:'

/** Lets the labels of a pull request say which risks it has, and no other ones. */
export async function keepLabels(
  github: GitHub,
  { repository, number, risks }: { repository: string; number: number; risks: readonly string[] },
): Promise<void> {
  const path = `/repos/${repository}/issues/${number}/labels`
  const listed = (await github.all(path)) as readonly { readonly name?: string }[]
  const had = listed.flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []))
  const wanted = risks.map((risk) => prefix + risk)
  for (const label of had.filter((one) => !wanted.includes(one)))
    await github.ask('DELETE', `${path}/${encodeURIComponent(label)}`)
  const labels = wanted.filter((one) => !had.includes(one))
  if (labels.length) await github.ask('POST', path, { labels })
}
