import { PassThrough, Writable } from 'node:stream'
import { drained } from '../../src/cli/drained.js'

const hasEnded = async (work: Promise<void>): Promise<boolean> =>
  Promise.race([work.then(() => true), new Promise<false>((resolve) => setImmediate(() => resolve(false)))])

test('a command waits until its reader has all of a long answer', async () => {
  const taken: (() => void)[] = []
  const slow = new Writable({ highWaterMark: 10, write: (_, __, done) => void taken.push(done) })
  slow.write('x'.repeat(1_000))
  slow.write('the last line')
  const waiting = drained(slow)
  expect(await hasEnded(waiting)).toBe(false)
  for (let each = taken.shift(); each; each = taken.shift()) {
    each()
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(await hasEnded(waiting)).toBe(true)
})

test('it waits for nobody where nothing was said, or the reader has gone', async () => {
  expect(await hasEnded(drained(new PassThrough()))).toBe(true)
  const gone = new Writable({ write: (_, __, done) => done(new Error('EPIPE')) })
  gone.on('error', () => undefined)
  gone.write('x')
  await drained(gone)
})
