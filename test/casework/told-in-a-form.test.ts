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

test.each([
  ['with marks in its words that nobody sees', 'he will k\u00adill him\u200bself', (words: string) => words === 'he will kill himself'],
  ['in letters in which words stand side by side', '他说他要自杀', (words: string) => words.includes('自杀')],
])('a threat %s is heard', async (_kind, typed, isIt) => {
  expect(await warned(async (words) => isIt(words), 'he rang again later', typed)).toBe(1)
})
