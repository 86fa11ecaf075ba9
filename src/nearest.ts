/** The known word that a mistyped one most likely meant, at most `within` slips away; undefined when none is near. */
export function nearest(word: string, known: readonly string[], within = Math.max(2, Math.floor(word.length / 3))): string | undefined {
  const near = known.map((each) => ({ each, apart: distance(word.toLowerCase(), each.toLowerCase()) })).sort((a, b) => a.apart - b.apart)[0]
  return near && near.apart <= within ? near.each : undefined
}

/** " Did you mean “…”?", or nothing. */
export const didYouMean = (word: string, known: readonly string[]): string => {
  const meant = nearest(word, known)
  return meant === undefined ? '' : ` Did you mean “${meant}”?`
}

/** How many letters must be changed, added, left out or swapped with their neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : change
      row.push(Math.min(change, swapped, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
