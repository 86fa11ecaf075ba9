// Runs the tests of the promises one after the other and prints what each measured as one table: npm run figures
// With the paths of tests (npm run figures -- test/promises/12) only those run. ALERTS (1,000) and SOAK_MINUTES (5) set the long ones; LONG=1 makes all of them long. Any test that fails is named, and ends it with code 1.
const { spawnSync } = require('node:child_process')
const { mkdtempSync, readFileSync, rmSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')

const folder = mkdtempSync(join(tmpdir(), 'steward-figures-'))
const results = join(folder, 'jest.json')
const settings = process.env.LONG === '1' ? {} : { ALERTS: '1000', SOAK_MINUTES: '5' }
process.stderr.write('The tests of the promises run, one after the other. This takes a good half hour on a quiet machine.\n')
const ran = spawnSync(
  process.execPath,
  [
    require.resolve('jest/bin/jest'),
    '--runInBand',
    '--maxConcurrency=1',
    '--json',
    `--outputFile=${results}`,
    '--testNamePattern',
    '[Pp]romise \\d',
    ...process.argv.slice(2),
  ],
  { cwd: join(__dirname, '../..'), env: { DISK: '1', ...settings, ...process.env }, encoding: 'utf8', maxBuffer: 1 << 28 },
)

const said = ran.stderr.split('\n').flatMap((line) => {
  const [, promise, words] = /^promise (\d+)[:,] (.*)$/.exec(line) ?? []
  return promise ? [{ promise: Number(promise), words }] : []
})
const tests = JSON.parse(readFileSync(results, 'utf8')).testResults.flatMap(({ assertionResults }) =>
  assertionResults.flatMap(({ fullName, status }) => {
    const promise = /[Pp]romises? (\d+)/.exec(fullName)?.[1]
    return promise && status !== 'pending' ? [{ promise: Number(promise), fullName, status }] : []
  }),
)
rmSync(folder, { recursive: true })

const of = (list, promise) => list.filter((each) => each.promise === promise)
const promises = [...new Set([...tests, ...said].map(({ promise }) => promise))].sort((a, b) => a - b)
const rows = promises.flatMap((promise) => {
  const mine = of(tests, promise)
  const kept = mine.every(({ status }) => status === 'passed')
  const words = of(said, promise).map((each) => each.words)
  const proof = `${mine.length} ${mine.length === 1 ? 'test' : 'tests'}`
  return (words.length > 0 ? words : ['nothing is measured: it holds or it does not']).map((measured, row) =>
    row === 0 ? [promise, kept ? 'kept' : 'BROKEN', proof, measured] : ['', '', '', measured],
  )
})
const widths = [7, 6, 8]
const line = (cells) => `| ${cells.map((cell, at) => String(cell).padEnd(widths[at] ?? 0)).join(' | ')} |`
console.log([line(['promise', 'is', 'proof', 'measured']), line(['-------', '------', '--------', '---']), ...rows.map(line)].join('\n'))
for (const { fullName, status } of tests) if (status !== 'passed') console.log(`${status}: ${fullName}`)
process.exit(ran.status ?? 1)
