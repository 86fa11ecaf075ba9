// Starts the bot once for each environment in its one argument (a JSON list), one after the other in this process, since most of a start is
// the reading of its code. After each, a line on either stream says that it is over, on standard output with the code that it would have ended with.
const { writeSync } = require('node:fs')
const { join } = require('node:path')
const { runBot } = require(join(__dirname, '../../dist/house/run-bot.js'))

const end = process.exit
// A start that failed ends its process a little later; here the next one begins.
process.exit = () => {}
const begin = async (env) => {
  for (const name of Object.keys(process.env)) delete process.env[name]
  Object.assign(process.env, env)
  process.exitCode = 0
  await runBot()
  process.removeAllListeners()
  writeSync(2, '\0')
  writeSync(1, `${process.exitCode}\0`)
}
JSON.parse(process.argv[2])
  .reduce((before, env) => before.then(() => begin(env)), Promise.resolve())
  .then(() => end(0))
