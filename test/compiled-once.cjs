const vm = require('node:vm')
const { default: Runtime } = require('jest-runtime')

/** What a worker has compiled, by file: the text of it as jest gave it, and the script. */
const compiled = new Map()

/**
 * Stands in for vm.compileFunction, which jest calls for each module of each test file: a worker compiles a file once, and runs it in the sandbox of every test file
 * that asks for it. The sandboxes share nothing but the code. Of a file whose text is another one now, the new text is compiled.
 */
vm.compileFunction = (text, parameters, { filename, parsingContext }) => {
  const before = `(function (${parameters.join(', ')}) {`
  let one = compiled.get(filename)
  if (one?.text !== text || one.before !== before) {
    one = { text, before, script: new vm.Script(`${before}${text}\n})`, { filename, columnOffset: -before.length }) }
    compiled.set(filename, one)
  }
  return one.script.runInContext(parsingContext)
}

module.exports = Runtime
