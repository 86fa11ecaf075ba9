// All that a change has to pass, as npm test runs it: every test, and beside them what needs none of them - types, lint, boundaries, unused code.
// Tests wait much for other processes, and the checks fill those waits. What one of them finds is said at once, again after the tests, and fails the run.
import { spawn } from 'node:child_process'

const checks = ['types', 'lint', 'boundaries', 'unused']

/** Runs one of the scripts of package.json to its end; a check's words are kept together, since the tests write between them. */
const run = (name, { given = [], aloud }) =>
  new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', name, '--', ...given], { stdio: aloud ? 'inherit' : ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (words) => {
        said += words
      })
    child.once('error', (fault) => resolve({ name, passed: false, said: String(fault) }))
    child.once('close', (code) => resolve({ name, passed: code === 0, said }))
  })

const tell = ({ name, passed, said }) => process.stderr.write(`${said}${name}: ${passed ? 'passed' : 'FAILED'}\n`)

/** One after the other: two cores are enough for one of them beside the tests. */
const checked = async () => {
  const found = []
  for (const name of checks) {
    const one = await run(name, { aloud: false })
    tell(one)
    found.push(one)
  }
  return found
}

const [found, tests] = await Promise.all([checked(), run('jest', { given: process.argv.slice(2), aloud: true })])
const failed = found.filter(({ passed }) => !passed)
for (const one of failed) tell(one)
process.exitCode = failed.length === 0 && tests.passed ? 0 : 1
