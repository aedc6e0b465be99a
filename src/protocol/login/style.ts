import { createHash } from 'node:crypto'

/** How the pages look: one style sheet, within each page, so that nothing else is fetched. */
export const style = `
:root{color-scheme:light dark;--page:#f4f5f7;--card:#fff;--text:#16191f;--quiet:#545b64;--line:#8d949e;--accent:#0b57d0;--on-accent:#fff;--bad:#b3261e;--radius:12px}
@media(prefers-color-scheme:dark){:root{--page:#0f1216;--card:#191d23;--text:#eceff3;--quiet:#aab2bd;--line:#7b8490;--accent:#a8c7fa;--on-accent:#062e6f;--bad:#f2b8b5}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1rem;background:var(--page);color:var(--text);font:1rem/1.5 system-ui,sans-serif;word-break:keep-all;overflow-wrap:anywhere}
main{width:100%;max-width:26rem;padding:2rem;background:var(--card);border-radius:var(--radius)}
h1{margin:0 0 1.5rem;font-size:1.5rem;line-height:1.25}
label{display:block;margin:0 0 .25rem;font-weight:600}
input{width:100%;margin:0 0 1rem;padding:.65rem .75rem;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:8px}
button{width:100%;padding:.75rem;font:inherit;font-weight:600;color:var(--on-accent);background:var(--accent);border:0;border-radius:8px;cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
a{color:var(--accent)}
.bad{margin:0 0 1rem;color:var(--bad)}
`.replaceAll('\n', '')

/** What a content security policy knows it by. */
export const styleHash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`
