import { inTurn } from '../../src/letters/in-turn.js'

/** Work that is done, or fails, when it is told to. */
const openWork = () => {
  const begun: number[] = []
  const ends: { readonly done: () => void; readonly fails: () => void }[] = []
  const work = (number: number) => () =>
    new Promise<number>((resolve, reject) => {
      begun.push(number)
      ends[number] = { done: () => resolve(number), fails: () => reject(new Error('It died.')) }
    })
  return { begun, ends, work }
}

// Each copy takes a processor: ten at once would hold everybody else up, and one that dies must not keep its place.
test('two are under way at once, the others wait in their order, and one that dies gives its place on', async () => {
  const [turn, { begun, ends, work }] = [inTurn(2), openWork()]
  const all = [0, 1, 2, 3, 4].map((number) => turn(work(number)))
  const settled = Promise.allSettled(all)
  expect(begun).toEqual([0, 1])
  ends[1]?.fails()
  await expect(all[1]).rejects.toThrow('It died.')
  expect(begun).toEqual([0, 1, 2])
  ends[0]?.done()
  await all[0]
  expect(begun).toEqual([0, 1, 2, 3])
  ends[3]?.done()
  ends[2]?.done()
  await Promise.all([all[2], all[3]])
  ends[4]?.done()
  expect((await settled).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
  // Nothing is under way any more: as many as before may begin.
  const later = [5, 6, 7].map((number) => turn(work(number)))
  expect(begun.slice(5)).toEqual([5, 6])
  ends[5]?.fails()
  await later[0]?.catch(() => undefined)
  for (const number of [6, 7]) ends[number]?.done()
  await Promise.allSettled(later)
})
