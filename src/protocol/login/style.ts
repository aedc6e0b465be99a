import { createHash } from 'node:crypto'
import { dark, light, set } from './palette.ts'

/**
 * How the pages look: one style sheet, within each page, so that nothing else is fetched. Where there is a choice
 * of sides it says `inline` and `block`, so that languages written from the right stand as they should. Radii are
 * `--radius` of the card, `--field-radius` and `--button-radius`.
 */
export const style = `
:root{color-scheme:light dark;${set(light)};--radius:16px;--field-radius:10px;--button-radius:10px}
@media(prefers-color-scheme:dark){:root{${set(dark)}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;min-height:100vh;min-height:100dvh;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:1.25rem;padding:1.5rem 1rem;background:var(--page) center/cover no-repeat;color:var(--text);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans KR","Noto Sans CJK KR","Apple SD Gothic Neo","Malgun Gothic",sans-serif;overflow-wrap:anywhere}
:lang(ko){word-break:keep-all}
main{width:100%;max-width:26.5rem;padding:2.5rem;background:var(--card);border:1px solid var(--edge);border-radius:var(--radius);box-shadow:0 1px 2px #0000000a,0 12px 32px -12px #0000001f}
main>:last-child,form>:last-child,.providers>:last-child{margin-block-end:0}
.brand{margin-block-end:1.75rem}
.center{text-align:center}.end{text-align:end}
.brand img{max-width:min(100%,14rem);max-height:4rem;height:auto;object-fit:contain}
h1{margin:0 0 1.5rem;color:var(--head);font-size:1.625rem;font-weight:650;line-height:1.25;letter-spacing:-.015em;text-wrap:balance}
h1:has(+.lead){margin-block-end:.5rem}
h2{margin:1.75rem 0 .75rem;color:var(--head);font-size:1.0625rem;line-height:1.35}
p,ul,ol{margin:0 0 1.25rem}
ul,ol{padding-inline-start:1.25rem}
.lead{margin-block-end:1.5rem;color:var(--quiet)}
form{margin:0 0 1.25rem}
label,legend{display:block;margin:0 0 .375rem;padding:0;color:var(--label);font-size:.9375rem;font-weight:600}
fieldset{margin:0 0 1.25rem;padding:0;border:0;min-width:0}
input,select{width:100%;min-height:2.875rem;margin:0 0 1.125rem;padding:.625rem .8125rem;font:inherit;color:var(--typed);background:var(--field);border:1px solid var(--line);border-radius:var(--field-radius);transition:border-color .12s}
input:hover,select:hover{border-color:var(--quiet)}
input[autocomplete=one-time-code]{font-variant-numeric:tabular-nums;font-size:1.25rem;letter-spacing:.18em}
input[type=checkbox],input[type=radio]{width:1.25rem;height:1.25rem;min-height:0;margin:.125rem 0 0;padding:0;flex:none;accent-color:var(--accent)}
.choice{display:flex;gap:.75rem;margin:0 0 .75rem;padding:.8125rem;border:1px solid var(--line);border-radius:var(--field-radius);font-weight:400;cursor:pointer}
.choice:has(:checked){border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.tick{display:flex;gap:.75rem;margin:0 0 1.125rem;font-weight:400}
.hint{margin:-.75rem 0 1.125rem;color:var(--quiet);font-size:.875rem;line-height:1.45}
[aria-invalid=true],[aria-invalid=true]:hover{border-color:var(--bad);box-shadow:inset 0 0 0 1px var(--bad)}
.wrong{color:var(--bad);font-weight:500}
button,.button{display:flex;align-items:center;justify-content:center;gap:.75rem;width:100%;min-height:2.875rem;margin:0;padding:.625rem 1rem;font:inherit;font-weight:600;line-height:1.3;text-align:center;text-decoration:none;color:var(--on);background:var(--accent);border:1px solid transparent;border-radius:var(--button-radius);cursor:pointer;transition:background-color .12s}
button:hover,.button:hover{background:var(--hover)}
form>button,form>.button{margin-block-start:.5rem}
button+button,form+form{margin-block-start:.75rem}
.second{color:var(--second);background:transparent;border-color:var(--second-edge)}
.second:hover{background:transparent;border-color:var(--second)}
button.plain{display:inline;width:auto;min-height:1.5rem;margin:0;padding:0;color:var(--link);background:none;border:0;font-weight:400;text-decoration:underline;text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
a{color:var(--link);text-underline-offset:.2em}
.links{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.5rem 1.25rem;margin:1.5rem 0 0;padding:0;list-style:none;font-size:.9375rem}
.links a,.languages :is(a,span){display:inline-block;padding-block:.125rem}
.or{display:flex;align-items:center;gap:1rem;margin:1.5rem 0;color:var(--quiet);font-size:.875rem}
.or::before,.or::after{content:"";flex:1;border-block-start:1px solid var(--edge)}
.providers{display:grid;gap:.75rem;margin:0 0 1.25rem;padding:0;list-style:none}
.or~form button{color:var(--second);background:transparent;border-color:var(--second-edge)}
.or~form button:hover{background:transparent;border-color:var(--second)}
.mark{display:grid;place-items:center;flex:none;width:1.5rem;height:1.5rem;border:1px solid currentColor;border-radius:50%;font-size:.8125rem;line-height:1}
.mark svg{width:.875rem;height:.875rem}
.bad,.good{margin:0 0 1.5rem;padding:.75rem 1rem;border-inline-start:4px solid;border-radius:8px;font-size:.9375rem}
.bad{color:var(--bad);background:var(--bad-card)}
.good{color:var(--good);background:var(--good-card)}
.shown{display:block;max-width:100%;height:auto;margin:0 auto 1.25rem;border-radius:12px}
.qr{display:block;width:100%;max-width:12.5rem;margin:0 auto 1.25rem;background:#fff;border-radius:12px}
code{display:inline-block;margin-block-start:.25rem;padding:.375rem .625rem;border:1px solid var(--edge);border-radius:8px;font:.9375em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.languages{display:flex;flex-wrap:wrap;justify-content:center;gap:.25rem 1.25rem;margin:0;padding:0;list-style:none;color:var(--foot);font-size:.875rem}
.languages a{color:inherit}
@media(max-width:30rem){body{justify-content:flex-start;padding:0 0 1.5rem;background:var(--card)}main{max-width:none;padding:2rem 1.25rem 1rem;border:0;border-radius:0;box-shadow:none}.languages{color:var(--quiet)}}
@media(prefers-reduced-motion:reduce){*{transition:none!important}}
@media(forced-colors:active){main{border-color:CanvasText}button,.button{border-color:ButtonText}.choice:has(:checked){outline:2px solid Highlight}}
`.replaceAll('\n', '')

/** What a content security policy knows a text by. */
export const hashOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** What a content security policy knows the style sheet by. */
export const styleHash = hashOf(style)
