// Lets node run our TypeScript as it stands: node --require test/bench/register.cjs FILE.ts
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

/** As in jest.config.cjs: what most files have among what they import, and no bot of a test calls before it has begun. */
const neededBySome = 'docx @napi-rs/canvas nodemailer libphonenumber-js date-holidays yaml'.split(' ')
const settings = { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs', lazy: neededBySome } }
// A test starts a bot thirty times and more: what a file was made into is kept, named by its text.
const made = join(__dirname, '../../node_modules/.cache/contact-steward-typescript')
mkdirSync(made, { recursive: true })
const codeOf = (file) => {
  const kept = join(made, `${createHash('sha1').update(JSON.stringify(settings)).update(file).update(readFileSync(file)).digest('hex')}.js`)
  if (existsSync(kept)) return readFileSync(kept, 'utf8')
  // Loaded for the first that is new alone: it takes as long as a tenth of a bot.
  const { code } = require('@swc/core').transformFileSync(file, settings)
  writeFileSync(`${kept}.${process.pid}`, code)
  renameSync(`${kept}.${process.pid}`, kept)
  return code
}
require.extensions['.ts'] = (module, file) => {
  module._compile(codeOf(file), file)
}
