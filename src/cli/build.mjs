// Builds dist/ from src/: TypeScript without type checks (npm test does those), and everything that is not TypeScript as it is.
// Nothing is done when nothing in src/ has changed since, so that every command may begin with it; two at once build one after the other.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join, relative } from 'node:path'
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

// When each source changed is written down, not compared with this machine's clock: a copied folder may come from a clock that is ahead.
const changed = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
const page = join(root, 'src/channels/console/page/')
const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
const settings = ['tsconfig.json', 'package-lock.json', 'src/cli/build.mjs'].map((name) => join(root, name))
const nameOf = (path) => relative(root, path)
const newest = Object.fromEntries([...sources, ...settings].map((path) => [nameOf(path), changed(path)]))
const builtBefore = () => {
  try {
    return JSON.parse(read(stamp))
  } catch {
    return {}
  }
}
const isBuilt = () => JSON.stringify(builtBefore()) === JSON.stringify(newest)

/** Large packages that no start needs, and few commands: each is loaded when something of it is first used, since a start is half loading. None whose loading somebody would wait for who has an alert. */
const neededBySome = 'mongoose docx @napi-rs/canvas nodemailer libphonenumber-js date-holidays yaml adaptivecards-templating'.split(' ')
const lazily = (code) =>
  code.replace(/^const (\w+) = ((?:__import\w+\()?require\("([^"]+)"\)\)?);$/gm, (line, name, load, from) =>
    neededBySome.includes(from)
      ? `let ${name}_loaded; const ${name} = new Proxy({}, { get: (_, what) => (${name}_loaded ??= ${load})[what] });`
      : line,
  )

/** Only what has changed is built: each file by itself, as isolatedModules in tsconfig.json makes sure that it can be. */
const build = () => {
  const before = builtBefore()
  const afresh = settings.some((path) => before[nameOf(path)] !== newest[nameOf(path)])
  const isNew = (path) => afresh || before[nameOf(path)] !== newest[nameOf(path)]
  const target = (path) => join(root, 'dist', relative(join(root, 'src'), path))
  const isCode = (path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !path.startsWith(page)
  for (const path of Object.keys(before)
    .filter((name) => name.startsWith('src') && !(name in newest))
    .map((name) => join(root, name)))
    for (const made of isCode(path) ? [target(path).replace(/ts$/, 'js'), `${target(path).replace(/ts$/, 'js')}.map`] : [target(path)])
      rmSync(made, { force: true })
  const code = sources.filter((path) => isCode(path) && isNew(path))
  if (code.length > 0) {
    const ts = createRequire(import.meta.url)('typescript')
    const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
    const compilerOptions = { ...config.compilerOptions, sourceMap: true }
    for (const path of code) {
      const made = target(path).replace(/ts$/, 'js')
      const { outputText, sourceMapText, diagnostics } = ts.transpileModule(readFileSync(path, 'utf8'), {
        fileName: path,
        compilerOptions,
        reportDiagnostics: true,
      })
      if (diagnostics.length > 0) {
        for (const { messageText } of diagnostics) console.error(`${nameOf(path)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`)
        return 1
      }
      mkdirSync(dirname(made), { recursive: true })
      writeFileSync(made, lazily(outputText))
      writeFileSync(`${made}.map`, sourceMapText)
    }
  }
  for (const path of sources.filter((each) => isNew(each) && !['.ts', '.mjs', '.png'].includes(extname(each)))) {
    mkdirSync(dirname(target(path)), { recursive: true })
    cpSync(path, target(path))
  }
  writeFileSync(stamp, JSON.stringify(newest))
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
