import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Arrival } from '../../../src/casework/arrival.js'
import { openRig, type Rig } from './rig.js'

const folder = join(__dirname, '../../replays/slack')
/** A delivery in the shape that Slack publishes (`about` says where), with an office's own names in it; and what the office hears. Null: nothing. */
interface Replay {
  readonly about: string
  readonly by: 'event' | 'command' | 'interact' | 'raw'
  readonly body: Readonly<Record<string, unknown>>
  readonly heard: Partial<Arrival> | null
}
const replays = readdirSync(folder).map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Replay] as const)

describe('what Slack delivers', () => {
  const heard: Arrival[] = []
  let rig: Rig
  beforeAll(async () => {
    rig = await openRig(async (arrival) => {
      heard.push(arrival)
      return { answer: 'nothing' }
    })
  })
  afterAll(() => rig.close())

  test.each(replays)('%s is heard as what it is, once, however often it comes', async (_, { about, by, body, heard: wanted }) => {
    expect(about).toMatch(/^https:\/\/docs\.slack\.dev\//)
    heard.length = 0
    const asForm = by === 'command' ? body : { payload: JSON.stringify(body) }
    const sent =
      by === 'command' || by === 'interact' ? new URLSearchParams(asForm as Record<string, string>).toString() : JSON.stringify(body)
    const type = by === 'command' || by === 'interact' ? ('form' as const) : ('json' as const)
    expect((await rig.send(sent, type)).status).toBe(200)
    await rig.settled()
    // Slack repeats what it thinks was not taken: signed anew, with the same ids.
    rig.now = new Date(rig.now.getTime() + 2_000)
    expect((await rig.send(sent, type)).status).toBe(200)
    await rig.settled()
    const { event, event_id: ofBefore } = body as {
      readonly event?: { readonly subtype?: string; readonly type: string }
      readonly event_id?: string
    }
    const isMessage = event?.type === 'message' && event.subtype !== 'message_changed'
    const known = { id: expect.any(String), ...(isMessage ? { formerly: `slack:${ofBefore}` } : {}) }
    expect(heard).toEqual(wanted === null ? [] : [{ ...known, channel: 'slack', ...wanted }])
  })
})
