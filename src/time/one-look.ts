/**
 * One look at a time: whoever asks while one is under way gets one that began afterwards, so that nothing older is heard last. `once` looks after
 * its own faults.
 */
export function oneLookAtATime(once: () => Promise<void>): () => Promise<void> {
  let looking: Promise<void> | undefined
  let again = false
  return function look() {
    again = looking !== undefined
    looking ??= (async () => {
      do {
        again = false
        await once()
      } while (again)
      looking = undefined
    })()
    return looking
  }
}
