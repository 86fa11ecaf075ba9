/** Works on one group after another, and is one group ahead of whoever takes what was made of them: the database is at work meanwhile. */
export async function* ahead<Group, Made>(groups: AsyncIterable<Group>, work: (group: Group) => Promise<Made>): AsyncGenerator<Made> {
  let following: Promise<Made> | undefined
  try {
    for await (const group of groups) {
      const made = await following
      following = work(group)
      // Awaited when its turn comes; whoever breaks off before that wants to know nothing of it.
      following.catch(() => {})
      if (made !== undefined) yield made
    }
    if (following !== undefined) yield await following
  } finally {
    await following?.catch(() => {})
  }
}

/** What comes one by one, so many together; the last may be fewer. */
export async function* inGroups<One>(all: AsyncIterable<One>, size: number): AsyncGenerator<readonly One[]> {
  let some: One[] = []
  for await (const one of all) {
    some.push(one)
    if (some.length < size) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}

/**
 * What comes, in its order, taken from whoever gives it as fast as it comes: while one is worked on the next ones arrive and wait, until they weigh
 * `most` together. A fault is thrown when what came before it was worked on.
 */
export async function* asFastAsItComes<One>(
  all: AsyncIterable<One>,
  { weigh, most }: { readonly weigh: (one: One) => number; readonly most: number },
): AsyncGenerator<One> {
  const waiting: One[] = []
  let weight = 0
  let over = false
  let wake = (): void => {}
  const change = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve
    })
  const fetching = (async () => {
    for await (const one of all) {
      waiting.push(one)
      weight += weigh(one)
      wake()
      while (weight >= most && !over) await change()
      if (over) return
    }
  })()
  let ended = false
  const end = (): void => {
    ended = true
    wake()
  }
  fetching.then(end, end)
  try {
    while (true) {
      const one = waiting.shift()
      if (one !== undefined) {
        weight -= weigh(one)
        wake()
        yield one
      } else if (ended) break
      else await change()
    }
    await fetching
  } finally {
    over = true
    wake()
    // Whoever breaks off wants to know nothing of what would have come.
    await fetching.catch(() => {})
  }
}
