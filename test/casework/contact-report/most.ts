/** So many of each unknown, together between `from` and `to`. */
export interface Bound {
  readonly of: readonly number[]
  readonly from: number
  readonly to: number
}

const near = 1e-7

/** The most that a sum of unknowns, none below nothing, can come to within bounds, in whole numbers; undefined where nothing fits. */
export function most(aim: readonly number[], bounds: readonly Bound[], enough = Number.POSITIVE_INFINITY): number | undefined {
  const found = solve(aim, bounds)
  if (!found) return undefined
  const broken = found.values.findIndex((value) => Math.abs(value - Math.round(value)) > near)
  if (broken < 0) return Math.round(found.best)
  // In parts it would fit: of whole ones there are either fewer or more of this unknown.
  const only = aim.map((_, place) => (place === broken ? 1 : 0))
  const at = Math.floor(found.values[broken] ?? 0)
  const more = most(aim, [...bounds, { of: only, from: at + 1, to: 1_000 }], enough)
  if (more !== undefined && more >= Math.min(enough, Math.floor(found.best + near))) return more
  const fewer = most(aim, [...bounds, { of: only, from: 0, to: at }], enough)
  return more === undefined ? fewer : fewer === undefined ? more : Math.max(more, fewer)
}

/** The same in any parts of a whole: the simplex method, with Bland's rule so that it ends. */
function solve(aim: readonly number[], bounds: readonly Bound[]) {
  const wide = aim.length
  const rows = bounds.flatMap(({ of, from, to }) => [[...of, to], ...(from > 0 ? [[...of.map((one) => -one), -from]] : [])])
  const high = rows.length
  // Row by row: the unknowns, the helper of the first phase, what is left; below them the aim and the first phase's.
  const table = rows.map((row) => [...row.slice(0, wide), -1, row[wide] ?? 0])
  table.push([...aim.map((one) => -one), 0, 0], [...aim.map(() => 0), 1, 0])
  const basis = rows.map((_, place) => wide + 1 + place)
  const outside = [...aim.map((_, place) => place), -1]
  const at = (row: number, column: number): number => table[row]?.[column] ?? 0
  const turn = (row: number, column: number): void => {
    const by = 1 / at(row, column)
    const pivot = table[row] ?? []
    for (const [place, other] of table.entries()) {
      const factor = other[column] ?? 0
      if (place === row || Math.abs(factor) < 1e-12) continue
      for (let k = 0; k <= wide + 1; k += 1) if (k !== column) other[k] = (other[k] ?? 0) - (pivot[k] ?? 0) * factor * by
      other[column] = -factor * by
    }
    for (let k = 0; k <= wide + 1; k += 1) if (k !== column) pivot[k] = (pivot[k] ?? 0) * by
    pivot[column] = by
    ;[basis[row], outside[column]] = [outside[column] ?? 0, basis[row] ?? 0]
  }
  const climb = (aimRow: number, first: boolean): void => {
    for (;;) {
      let column = -1
      for (let k = 0; k <= wide; k += 1) {
        if ((!first && outside[k] === -1) || at(aimRow, k) > -near) continue
        if (column < 0 || (outside[k] ?? 0) < (outside[column] ?? 0)) column = k
      }
      if (column < 0) return
      let row = -1
      for (let k = 0; k < high; k += 1) {
        if (at(k, column) < near) continue
        const less = row < 0 ? -1 : at(k, wide + 1) / at(k, column) - at(row, wide + 1) / at(row, column)
        if (less < -near || (less < near && (basis[k] ?? 0) < (basis[row] ?? 0))) row = k
      }
      if (row < 0) throw new Error('Nothing bounds what is asked for.')
      turn(row, column)
    }
  }
  let least = 0
  for (let k = 1; k < high; k += 1) if (at(k, wide + 1) < at(least, wide + 1)) least = k
  if (high > 0 && at(least, wide + 1) < -near) {
    turn(least, wide)
    climb(high + 1, true)
    if (at(high + 1, wide + 1) < -near) return undefined
    const helper = basis.indexOf(-1)
    if (helper >= 0) {
      const column = outside.findIndex((_, k) => Math.abs(at(helper, k)) > near)
      if (column >= 0) turn(helper, column)
    }
  }
  climb(high, false)
  const values = aim.map(() => 0)
  for (const [row, unknown] of basis.entries()) if (unknown >= 0 && unknown < wide) values[unknown] = at(row, wide + 1)
  return { best: at(high, wide + 1), values }
}
