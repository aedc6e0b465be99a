import type { ScenarioReporter } from '../reporter.ts'

/** For GitHub Actions: an annotation at each step that did not come true, as workflow commands say it. */
export const github: ScenarioReporter = ({ results }) =>
  results
    .flatMap(({ file, steps }) =>
      steps
        .filter(({ ok, ran }) => ran && !ok)
        .map(({ name, told, at }) => {
          const place = at ? `,line=${at.line},col=${at.column}` : ''
          return `::error file=${property(at?.file ?? file)}${place},title=${property(name)}::${data(told.join('\n'))}`
        }),
    )
    .join('\n')

const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
