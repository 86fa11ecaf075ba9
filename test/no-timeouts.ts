/**
 * From here on no timeout comes: whatever the program waits for no longer than so long is waited for, however busy the machine is. Everything else goes on as it
 * does: the network, the disk, the clock. `jest.useRealTimers()` ends it.
 */
export const beginNoTimeouts = (): void =>
  void jest.useFakeTimers({
    doNotFake: [
      'Date',
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
    ],
  })

/** Does something while no timeout comes. */
export const withoutTimeouts = async <T>(work: () => Promise<T>): Promise<T> => {
  beginNoTimeouts()
  try {
    return await work()
  } finally {
    jest.useRealTimers()
  }
}
