// Lets node run our TypeScript as it stands: node --require test/bench/register.cjs FILE.ts
const { transformFileSync } = require('@swc/core')
const { createHash } = require('node:crypto')
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs')
const Module = require('node:module')
const { join } = require('node:path')

const resolve = Module._resolveFilename
Module._resolveFilename = (request, parent, ...rest) => {
  const isOurs = request.startsWith('.') && request.endsWith('.js') && parent && !parent.filename.includes('node_modules')
  const source = isOurs && require('node:path').resolve(require('node:path').dirname(parent.filename), request.replace(/\.js$/, '.ts'))
  return source && existsSync(source) ? source : resolve(request, parent, ...rest)
}

const settings = { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } }
// A test starts a bot thirty times and more: what a file was made into is kept, named by its text.
const made = join(__dirname, '../../node_modules/.cache/contact-steward-typescript')
mkdirSync(made, { recursive: true })
const codeOf = (file) => {
  const kept = join(made, `${createHash('sha1').update(file).update(readFileSync(file)).digest('hex')}.js`)
  if (existsSync(kept)) return readFileSync(kept, 'utf8')
  const { code } = transformFileSync(file, settings)
  writeFileSync(`${kept}.${process.pid}`, code)
  renameSync(`${kept}.${process.pid}`, kept)
  return code
}
require.extensions['.ts'] = (module, file) => {
  module._compile(codeOf(file), file)
}
