import type { Finding } from '../../model/finding.ts'
import { escapeXml } from '../escape-xml.ts'
import { fails, inRepository, type Report, type Reporter } from '../reporter.ts'

/**
 * For what shows results of tests: a suite for each file, in which every finding is a test. It has failed
 * where the command fails for it; a file without findings is one test that has passed.
 */
export const junit: Reporter = (report) => {
  const byFile = Map.groupBy(report.findings, ({ at }) => at.file)
  const files = [...new Set([...report.texts.keys(), ...byFile.keys()])].sort()
  const all = counts(report.findings, report, files.filter((file) => !byFile.has(file)).length)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escapeXml(`poolwright ${report.command}`)}" ${all}>`,
    ...files.flatMap((file) => suite(file, byFile.get(file) ?? [], report)),
    '</testsuites>',
  ].join('\n')
}

const counts = (findings: readonly Finding[], report: Report, passed: number) =>
  `tests="${findings.length + passed}" failures="${findings.filter((one) => fails(one, report)).length}" errors="0"`

function suite(file: string, findings: readonly Finding[], report: Report): string[] {
  const name = escapeXml(inRepository(file, report))
  return [
    `  <testsuite name="${name}" ${counts(findings, report, findings.length ? 0 : 1)}>`,
    ...(findings.length
      ? findings.flatMap((finding) => test(finding, name, fails(finding, report)))
      : [`    <testcase classname="${name}" name="no findings"/>`]),
    '  </testsuite>',
  ]
}

function test({ rule, severity, message, help, at }: Finding, file: string, failed: boolean): string[] {
  const name = escapeXml(`${rule} at line ${at.line}: ${message}`)
  const said = escapeXml(message)
  const place = `${file}:${at.line}:${at.column}: ${said}${help ? `&#10;${escapeXml(help)}` : ''}`
  return [
    `    <testcase classname="${file}" name="${name}">`,
    failed
      ? `      <failure type="${rule}" message="${said}">${place}</failure>`
      : `      <system-out>${severity}: ${place}</system-out>`,
    '    </testcase>',
  ]
}
