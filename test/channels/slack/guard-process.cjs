// The guard alone in a process, so that its memory is its own: nobody who sends, no jest. Started by hostile.test.ts with --expose-gc.
const { transformFileSync } = require('@swc/core')
const { createServer } = require('node:http')
const Module = require('node:module')

const resolve = Module._resolveFilename
Module._resolveFilename = (request, parent, ...rest) => {
  const isOurs = request.startsWith('.') && request.endsWith('.js') && !parent?.filename.includes('node_modules')
  return resolve(isOurs ? request.replace(/\.js$/, '.ts') : request, parent, ...rest)
}
require.extensions['.ts'] = (module, file) => {
  const { code } = transformFileSync(file, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } })
  module._compile(code, file)
}
const { pino } = require('pino')
const { guarded } = require('../../../src/channels/slack/arriving/replays.ts')

const now = new Date(process.env.NOW)
let passed = 0
const listener = guarded({
  signingSecret: process.env.SIGNING_SECRET,
  path: '/slack/events',
  clock: () => now,
  logger: pino({ level: 'silent' }),
  behind(_, res) {
    passed += 1
    res.writeHead(200).end()
  },
})
const server = createServer(listener).listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))
process.on('message', async () => {
  // The memory of a buffer is given back after the collection that finds it gone.
  for (let n = 0; n < 3; n += 1) {
    global.gc()
    await new Promise((resolve) => setImmediate(resolve))
  }
  const { rss, heapUsed, external } = process.memoryUsage()
  process.send({ rss, held: heapUsed + external, passed })
})
process.on('disconnect', () => process.exit(0))
