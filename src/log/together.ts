/** So many are asked or inserted at once; a commit may hold the longest texts that people type. */
const most = 50
/** So many groups are under way at once; what comes meanwhile makes the next group. */
const groups = 3
/** Whatever hangs holds the others back for so many milliseconds, and no longer. */
const patience = 100

/**
 * One errand for many: what is asked at the same moment, or while the database is at work on others, goes to it as one question, so that fifty
 * arrivals in one moment cost a few. Each is answered, or fails, for itself: `all` gives an answer for each, in their order. Nothing
 * is answered from before: whatever is asked is asked after it was wanted.
 */
export const together = <Asked, Answer>(
  all: (asked: readonly Asked[]) => Promise<readonly PromiseSettledResult<Answer>[]>,
  /** `in turn`: one group after the other, however long each takes. */
  how: 'at once' | 'in turn' = 'at once',
): ((asked: Asked) => Promise<Answer>) => {
  interface Errand {
    readonly asked: Asked
    readonly resolve: (answer: Answer) => void
    readonly reject: (fault: unknown) => void
  }
  let waiting: Errand[] = []
  let underWay = 0
  let begins = false

  const go = async (some: readonly Errand[]): Promise<void> => {
    underWay += 1
    let released = false
    const release = (): void => {
      if (!released) underWay -= 1
      released = true
      begin()
    }
    const timer = how === 'at once' ? setTimeout(release, patience) : undefined
    try {
      const answers = await all(some.map(({ asked }) => asked))
      for (const [at, { resolve, reject }] of some.entries()) {
        const answer = answers[at]
        if (answer?.status === 'fulfilled') resolve(answer.value)
        else reject(answer?.reason)
      }
    } catch (fault) {
      for (const { reject } of some) reject(fault)
    } finally {
      clearTimeout(timer)
      release()
    }
  }
  const begin = (): void => {
    if (begins || waiting.length === 0 || underWay >= (how === 'at once' ? groups : 1)) return
    begins = true
    // Those who ask at the same moment go with it.
    queueMicrotask(() => {
      begins = false
      const some = waiting.slice(0, most)
      waiting = waiting.slice(most)
      void go(some)
      begin()
    })
  }

  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject })
      begin()
    })
}
