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
