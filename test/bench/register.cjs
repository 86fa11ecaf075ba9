// Lets node run our TypeScript as it stands: node --require test/bench/register.cjs FILE.ts
const { transformFileSync } = require('@swc/core')
const { existsSync } = require('node:fs')
const Module = require('node:module')

const resolve = Module._resolveFilename
Module._resolveFilename = (request, parent, ...rest) => {
  const isOurs = request.startsWith('.') && request.endsWith('.js') && parent && !parent.filename.includes('node_modules')
  const source = isOurs && require('node:path').resolve(require('node:path').dirname(parent.filename), request.replace(/\.js$/, '.ts'))
  return source && existsSync(source) ? source : resolve(request, parent, ...rest)
}
require.extensions['.ts'] = (module, file) => {
  const { code } = transformFileSync(file, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } })
  module._compile(code, file)
}
