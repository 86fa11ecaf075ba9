import { openRealChannels, type RealChannels } from './real-channels.js'

let office: RealChannels
afterEach(() => office.close())

/** Words that would say that somebody was reached. */
const reached = /Delivered to|has it,|is with (the|your|our) senior|has had it/

test('promise 51: while Slack refuses the token with every call, nobody who raised an alert reads that it is with the seniors', async () => {
  office = await openRealChannels(['slack'], [8, 16, 24])
  office.slack.gate = () => ({ ok: false, error: 'token_revoked' })
  const record = await office.raise()
  const read: string[] = []
  // Whatever the moment: while it is on its way, and once every post came back.
  let version = 0
  await office.until(async () => {
    const kept = await office.log.read(record)
    if (kept?.version === version) return false
    version = kept?.version ?? 0
    read.push(await office.read(record))
    return /No message reaches/.test(read.at(-1) ?? '') && /Please ring one of them now/.test(read.at(-1) ?? '')
  })
  expect(read.filter((words) => reached.test(words))).toEqual([])
  expect(office.cards).toEqual([])
  // Well again, the card comes by itself, and only then does it say so.
  office.slack.gate = undefined as never
  await office.until(() => office.told.some((told) => told.tells === 'delivered' && told.record === record))
  expect(office.cards.some((card) => card.record === record)).toBe(true)
  await office.until(async () => (await office.log.read(record))?.events.some(({ event }) => event === 'AlertReached') ?? false)
  expect(await office.read(record)).toMatch(/Delivered to/)
}, 120_000)
