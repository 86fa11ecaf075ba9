// Builds dist/ from src/: TypeScript without type checks (npm test does those), then everything that is not TypeScript as it is.
import { spawnSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const tsc = join(root, 'node_modules/typescript/bin/tsc')
const compiled = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--noCheck'], { cwd: root, stdio: 'inherit' })
if (compiled.status !== 0) process.exit(compiled.status ?? 1)
cpSync(join(root, 'src'), join(root, 'dist'), {
  recursive: true,
  filter: (path) => !['.ts', '.mjs'].includes(extname(path)),
})
