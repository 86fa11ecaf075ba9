import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Arrival } from '../../../src/casework/arrival.js'
import { appId, tenantId } from './fake-connector.js'
import { openRig, type Rig } from './rig.js'

const folder = join(__dirname, '../../replays/teams')
/** An activity in the shape that Microsoft publishes (`about` says where), with an office's own names in it; and what the office hears. Null: nothing. */
interface Replay {
  readonly about: string
  readonly body: object
  readonly heard: Partial<Arrival> | null
}
const replays = readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const)

describe('what Teams delivers', () => {
  const heard: Arrival[] = []
  let rig: Rig
  beforeAll(async () => {
    rig = await openRig(async (arrival) => {
      heard.push(arrival)
      return { answer: 'nothing' }
    })
  })
  afterAll(() => rig.close())

  test.each(replays)('%s is heard as what it is, once, however often it comes', async (_, text) => {
    const ours = text.replaceAll('«service»', rig.connector.serviceUrl).replaceAll('«tenant»', tenantId).replaceAll('«app»', appId)
    const { about, body, heard: wanted } = JSON.parse(ours) as Replay
    expect(about).toMatch(/^https:\/\/learn\.microsoft\.com\//)
    heard.length = 0
    expect((await rig.deliver(body)).status).toBe(200)
    await rig.settled()
    expect((await rig.deliver(body)).status).toBe(200)
    await rig.settled()
    expect(heard).toEqual(wanted === null ? [] : [{ id: expect.any(String), channel: 'teams', ...wanted }])
  })
})
