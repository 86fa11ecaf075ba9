const { AsyncLocalStorage } = require('node:async_hooks')
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

/**
 * Jest keeps beside every promise which test it belongs to, only to lay an error that nobody caught at that test's door; Node 20 then takes three times as long over each `await`
 * of everything that is tested. Without it such an error fails its file as it did before.
 */
const run = AsyncLocalStorage.prototype.run
const isOfJest = (kept) => typeof kept === 'object' && kept !== null && ('test' in kept || 'describeBlock' in kept)
AsyncLocalStorage.prototype.run = function runWithout(kept, work, ...given) {
  return isOfJest(kept) ? work(...given) : run.call(this, kept, work, ...given)
}

module.exports = Runtime
