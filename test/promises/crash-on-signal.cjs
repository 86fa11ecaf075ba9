// Loaded into a bot before its own code: a mistake that nobody caught, and a promise that was left alone, whose messages quote what somebody typed.
const words = process.env.CRASH_WORDS ?? ''
process.on('SIGUSR2', () => {
  void Promise.reject(new TypeError(`Cannot read properties of undefined (reading '${words}')`))
  setTimeout(() => {
    throw Object.assign(new Error(`E11000 duplicate key: ${words}`), { code: 11000, keyValue: { name: words } })
  }, 200)
})
