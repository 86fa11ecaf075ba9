/** Work that was taken and is not over yet. */
export interface UnderWay {
  /** Keeps count of it; gives it back. */
  keep<T>(work: Promise<T>): Promise<T>
  /** When everything that was taken is over, also what came of it meanwhile. */
  quiet(): Promise<void>
}

/** Opens the count, with nothing under way. */
export function openUnderWay(): UnderWay {
  const underWay = new Set<Promise<unknown>>()
  return {
    keep(work) {
      underWay.add(work)
      const done = () => underWay.delete(work)
      work.then(done, done)
      return work
    },
    async quiet() {
      while (underWay.size > 0) await Promise.allSettled([...underWay])
    },
  }
}
