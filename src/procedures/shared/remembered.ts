/**
 * A calculation that keeps its last results, for what is asked many times a click and always comes to the same. Not for what somebody typed or
 * what is known of a customer: results stay in memory until as many others came.
 */
export const remembered = <Given extends string | number, Result>(
  work: (given: Given) => Result,
  most = 1_000,
): ((given: Given) => Result) => {
  const results = new Map<Given, Result>()
  return (given) => {
    const known = results.get(given)
    if (known !== undefined) return known
    const result = work(given)
    if (results.size >= most) results.clear()
    results.set(given, result)
    return result
  }
}
