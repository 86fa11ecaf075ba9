/**
 * The seed that all chance in a run of the tests comes from, a whole number. It is the same each time, so that a change is refused for what it changed and for nothing else;
 * SEED=… takes another one, SEED=new a fresh one at every start, as LONG=1 does: that is how the office's lives are searched for what nobody thought of (CONTRIBUTING.md).
 */
export const seedOfRun = (): number => {
  const { SEED: said, LONG: long } = process.env
  if (said === 'new' || (!said && long)) return Math.floor(Math.random() * 2 ** 31)
  const given = Number(said ?? 20_261_129)
  if (!Number.isSafeInteger(given)) throw new Error(`SEED is "${said}": give a whole number, or "new" for a fresh one.`)
  return given
}
