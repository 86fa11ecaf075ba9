/** Does so many pieces of work at a time; the others wait in their order. What fails gives its place on as what is done does. */
export const inTurn = (most: number) => {
  let under = 0
  const waiting: (() => void)[] = []
  return async <Done>(work: () => Promise<Done>): Promise<Done> => {
    if (under < most) under += 1
    else await new Promise<void>((begin) => waiting.push(begin))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else under -= 1
    }
  }
}
