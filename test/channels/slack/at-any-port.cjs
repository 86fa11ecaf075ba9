// Has a program listen at whichever port is free in that moment, and say at which: one that was found free before its start may be taken by then.
const { Server } = require('node:net')

const { listen } = Server.prototype
Server.prototype.listen = function (_port, ...more) {
  this.once('listening', () => process.stdout.write(`\nListens at ${this.address().port}\n`))
  return listen.call(this, 0, ...more)
}
