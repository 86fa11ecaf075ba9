import { harmInForm } from '../../src/casework/told-in-passing.js'
import { procedures } from '../../src/office.js'

const call = procedures.find(({ name }) => name === 'terminated-call')
const never = (): Promise<never> => new Promise(() => {})
const form = (...fields: readonly string[]) => ({
  typed: { what: Object.fromEntries(fields.map((words, place) => [`field ${place}`, words])) },
})

/** The warnings of a form whose fields are read like this. */
async function warned(tellsOfHarm: (words: string) => Promise<boolean>, ...fields: readonly string[]): Promise<number> {
  if (!call) throw new Error('no calls are logged here')
  return (await harmInForm({ procedures, ask: { tellsOfHarm } }, call, form(...fields))).length
}

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

test('however many fields a form has, it waits for a reader that does not answer once', async () => {
  const waiting = warned(
    never,
    'he would not stop',
    'I warned him twice',
    'then I ended it',
    'he rang again later',
    'nothing else was said',
  )
  await jest.advanceTimersByTimeAsync(600)
  expect(await Promise.race([waiting, Promise.resolve('still waiting')])).toBe(0)
})

test('the field that tells of harm shows the way to the seniors, whatever becomes of the others', async () => {
  const read = (words: string) =>
    words.includes('knife') ? Promise.resolve(true) : words.includes('rang') ? Promise.reject(new Error()) : never()
  expect(await warned(read, 'he would not stop', 'he rang again later', 'he has a knife')).toBe(1)
  expect(await warned(async () => false, 'he would not stop', 'he rang again later')).toBe(0)
})
