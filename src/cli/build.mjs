// Builds dist/ from src/: TypeScript without type checks (npm test does those), then everything that is not TypeScript as it is.
// Nothing is done when nothing in src/ has changed since, so that every command may begin with it.
import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const stamp = join(root, 'dist/.built')
const changed = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true }).map((entry) => join(entry.parentPath, entry.name))
const newest = Math.max(
  ...[...sources, join(root, 'tsconfig.json'), join(root, 'tsconfig.build.json'), join(root, 'package-lock.json')].map(changed),
)

// The newest change is written down, not compared with this machine's clock: a copied folder may come from a clock that is ahead.
const built = () => {
  try {
    return readFileSync(stamp, 'utf8')
  } catch {
    return undefined
  }
}

if (built() !== String(newest)) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const compiled = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--noCheck'], { cwd: root, stdio: ['ignore', 2, 2] })
  if (compiled.status !== 0) process.exit(compiled.status ?? 1)
  cpSync(join(root, 'src'), join(root, 'dist'), { recursive: true, filter: (path) => !['.ts', '.mjs', '.png'].includes(extname(path)) })
  writeFileSync(stamp, String(newest))
}
