// npm run installed: packs the program, installs it in an empty folder without development packages, and has its commands and its bot do there what
// test/cli asks of them. It fetches packages, so it takes minutes, and is no part of the suite.
const { execFileSync } = require('node:child_process')
const { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')

const root = join(__dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'steward-installed-'))
const run = (cwd, command, args, env = {}) =>
  execFileSync(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })

const megabytesIn = (path) => Math.round(Number(run(path, 'du', ['-sk', '.']).toString().split('\t')[0]) / 1024)

try {
  run(root, 'npm', ['run', '--silent', 'package'])
  const { version, packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const packed = join(root, `contact-steward-${version}.tgz`)
  run(folder, 'tar', ['-xzf', packed, '--strip-components=1'])
  rmSync(packed)
  process.stdout.write(`unpacked: ${megabytesIn(folder)} MB\n`)
  run(folder, 'npm', ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'])
  const strangers = Object.keys(packages).filter((place) => packages[place].dev && existsSync(join(folder, place)))
  if (strangers.length > 0) throw new Error(`Development packages are in it: ${strangers.join(', ')}`)
  const readers = join(folder, 'node_modules/onnxruntime-node/bin')
  for (const one of readdirSync(readers))
    for (const system of ['darwin', 'win32']) rmSync(join(readers, one, system), { recursive: true, force: true })
  process.stdout.write(`with its libraries: ${megabytesIn(folder)} MB\n`)
  const tests = process.argv.length > 2 ? process.argv.slice(2) : ['test/cli/first-hour', 'test/cli/moving-in']
  execFileSync('npx', ['jest', '--maxWorkers=1', ...tests], { cwd: root, stdio: 'inherit', env: { ...process.env, STEWARD_AT: folder } })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
