// Builds dist/ from src/: TypeScript without type checks (npm test does those), then everything that is not TypeScript as it is.
// Nothing is done when nothing in src/ has changed since, so that every command may begin with it; two at once build one after the other.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const [stamp, lock] = [join(root, 'dist/.built'), join(root, 'dist/.building')]
const read = (file) => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

// The newest change is written down, not compared with this machine's clock: a copied folder may come from a clock that is ahead.
const changed = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true }).map((entry) => join(entry.parentPath, entry.name))
const settings = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'].map((name) => join(root, name))
const newest = String(Math.max(...[...sources, ...settings].map(changed)))
const isBuilt = () => read(stamp) === newest

const build = () => {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const compiled = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--noCheck'], { cwd: root, stdio: ['ignore', 2, 2] })
  if (compiled.status !== 0) return compiled.status ?? 1
  cpSync(join(root, 'src'), join(root, 'dist'), { recursive: true, filter: (path) => !['.ts', '.mjs', '.png'].includes(extname(path)) })
  writeFileSync(stamp, newest)
  return 0
}

const take = () => {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (fault) {
    if (fault.code === 'EEXIST') return false
    throw fault
  }
}
const runs = (pid) => {
  try {
    return process.kill(pid, 0)
  } catch (fault) {
    return fault.code === 'EPERM'
  }
}

mkdirSync(join(root, 'dist'), { recursive: true })
let status = 0
while (!isBuilt() && status === 0) {
  if (take()) {
    try {
      status = isBuilt() ? 0 : build()
    } finally {
      rmSync(lock, { force: true })
    }
  } else {
    const holder = Number(read(lock))
    // Left by one that died; an empty one was left in the moment between its making and its name.
    if (holder > 0 ? !runs(holder) : Date.now() - changed(lock) > 10_000) rmSync(lock, { force: true })
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
  }
}
process.exit(status)
