// Ends an embedded database that nobody uses any more: a bot that is killed cannot do it. One warden a database, started beside it:
// node warden.cjs DATA_DIR PID SECONDS. It asks every second which of those who use the database (a file each, by process id, in
// database-users) still run; when none has for SECONDS, or the folder is gone, it ends the database, and itself with it.
const { execFileSync } = require('node:child_process')
const { existsSync, readdirSync } = require('node:fs')
const { join } = require('node:path')

const [dataDir, pid, seconds] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])]
const runs = (id) => {
  try {
    process.kill(id, 0)
    return true
  } catch (fault) {
    return fault.code === 'EPERM'
  }
}
/** Process ids are used again: only what began when our database began is ours to end. Where there is no `ps`, the id alone has to do. */
const begun = () => {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}
const users = () => {
  try {
    return readdirSync(join(dataDir, 'database-users')).filter((name) => runs(Number(name)))
  } catch {
    return []
  }
}
const began = begun()
const end = (signal) => {
  try {
    if (begun() === began) process.kill(pid, signal)
  } catch {
    // It has ended by itself.
  }
}

let unused = 0
let ending = 0
setInterval(() => {
  if (!runs(pid) || ending > 10) process.exit(0)
  const gone = !existsSync(dataDir)
  if (users().length > 0) {
    unused = 0
    return
  }
  unused += 1
  if (!gone && unused < seconds) return
  // One that is frozen, or whose data are gone, hears nothing gentler.
  end(gone || ending > 3 ? 'SIGKILL' : 'SIGTERM')
  ending += 1
}, 1_000)
