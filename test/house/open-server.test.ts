import { openMetrics } from '../../src/house/metrics.js'
import { openServer, type Readiness, type Server } from '../../src/house/open-server.js'
import { RecordId } from '../../src/procedures/words.js'

const clock = () => new Date('2026-03-03T09:00:10.000Z')
const record = RecordId.parse('TC-2026-0001')

describe('the server', () => {
  let now: Readiness
  const faults: string[] = []
  let server: Server
  const metrics = openMetrics(async () => [{ urgency: 'alert', count: 2, oldestDue: '2026-03-03T09:00:00.000Z' as never }], clock)
  const get = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${server.port}${path}`, init)

  beforeEach(async () => {
    now = { out: [], look: [] }
    faults.length = 0
    server = openServer({ port: 0, host: '127.0.0.1', ready: async () => now, metrics, faulty: (path) => void faults.push(path) })
    server.mount('/slack/events', (request, response) => {
      request.resume()
      response.end('from Slack')
    })
    server.mount('/broken', () => {
      throw new Error('Jane Doe rang')
    })
    await server.start()
  })
  afterEach(() => server.stop())

  test('says that it is here, whatever the rest does', async () => {
    now = { out: ['The database is away.'], look: [] }
    expect((await get('/healthz')).status).toBe(200)
  })

  test('says in a sentence what keeps it from working', async () => {
    expect((await get('/readyz')).status).toBe(200)
    now = { out: ['The database does not answer.'], look: [] }
    const answer = await get('/readyz')
    expect([answer.status, await answer.text()]).toEqual([503, 'The database does not answer.\n'])
  })

  test('stays ready, and says so, when somebody only needs to look', async () => {
    now = { out: [], look: ['office.yaml has a fault.'] }
    const answer = await get('/readyz')
    expect([answer.status, await answer.text()]).toEqual([200, 'Ready.\noffice.yaml has a fault.\n'])
  })

  test('gives a path to whoever mounted it, whatever the query', async () => {
    expect(await (await get('/slack/events?x=1', { method: 'POST', body: 'hello' })).text()).toBe('from Slack')
    expect((await get('/slack/event')).status).toBe(404)
  })

  test('answers for a listener that breaks, without its words', async () => {
    const answer = await get('/broken', { method: 'POST' })
    expect([answer.status, await answer.text()]).toEqual([500, 'Something went wrong here.\n'])
    expect(faults).toEqual(['/broken'])
  })

  test('refuses to write to what is only to be read', async () => {
    expect((await get('/metrics', { method: 'DELETE' })).status).toBe(405)
  })

  test('counts steps, deliveries and what is owed', async () => {
    metrics.stepTold({ tells: 'step', procedure: 'terminated-call', step: 'SendLog', outcome: 'taken' })
    metrics.courierTold({ tells: 'delivered', record, notice: 'log', channel: 'slack', urgency: 'now', tries: 0, waited: 120 })
    metrics.courierTold({ tells: 'stumbled', record, channel: 'slack', urgency: 'now', fault: 'later' })
    const text = await (await get('/metrics')).text()
    expect(text).toContain('steward_steps_total{procedure="terminated-call",step="SendLog",outcome="taken"} 1')
    expect(text).toContain('steward_deliveries_total{channel="slack",outcome="delivered"} 1')
    expect(text).toContain('steward_deliveries_total{channel="slack",outcome="later"} 1')
    expect(text).toContain('steward_delivery_seconds_count{channel="slack",urgency="now"} 1')
    expect(text).toContain('steward_owed{urgency="alert"} 2')
    expect(text).toContain('steward_owed_overdue_seconds{urgency="alert"} 10')
    expect(text).not.toContain('TC-2026-0001')
  })

  test('names the port that is taken and the setting that changes it', async () => {
    const second = openServer({ port: server.port, host: '127.0.0.1', ready: async () => now, metrics, faulty: () => {} })
    await expect(second.start()).rejects.toThrow(`Port ${server.port} is taken by another program: set PORT to a free one.`)
  })
})
