// Ends a process when another one is gone, also when it was killed, and also when the one to end is frozen: node end-with.cjs ITS-PID PID-TO-END
const [other, pid] = process.argv.slice(2).map(Number)
const runs = (id) => {
  try {
    process.kill(id, 0)
    return true
  } catch {
    return false
  }
}
setInterval(() => {
  if (!runs(pid)) process.exit(0)
  if (!runs(other)) process.kill(pid, 'SIGKILL')
}, 500)
