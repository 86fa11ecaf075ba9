import { openReview } from '../../src/casework/practice-review/open-review.js'
import { givePack } from '../../src/casework/practice-review/pack.js'
import { openPackLinks } from '../../src/letters/open-pack-links.js'
import { procedures } from '../../src/office.js'
import type { RecordId } from '../../src/procedures/words.js'
import { memoryLog } from '../casework/memory-log.js'
import { dice, officeOfYear, openYear } from '../casework/random-years.js'
import { openLinkServer } from '../house/link-server.js'
import { staff, testPeople } from '../procedures/test-office.js'

const first = { firstPracticeReview: '2026-03-31' }

describe('the pack of a yearly review', () => {
  let server: ReturnType<typeof openLinkServer> | undefined
  afterEach(async () => server?.stop())
  const opened = async () => {
    const year = openYear(memoryLog, dice(2))
    year.setOffice({ ...officeOfYear(), ...first })
    const logs = procedures.find(({ name }) => name === 'terminated-call')
    if (logs) await year.begin(logs, staff('asha'))
    await openReview(year.desk)
    const [review] = await year.log.list({ procedure: 'practice-review', limit: 1 })
    const record = review?.record as RecordId
    const here = openLinkServer()
    server = here
    const links = openPackLinks({
      givePack: (of, key) => givePack(year.desk, of, key),
      directory: year.office,
      clock: () => new Date(year.now()),
      keys: [Buffer.alloc(32, 7)],
      address: () => `http://127.0.0.1:${here.port}`,
    })
    here.mount(links.path, links.listener)
    await here.start()
    return { year, record, link: (as: 'word' | 'csv') => links.link({ record, as, by: staff('hilda') }) }
  }

  test('is had by a private link as Word and as a table; each time is kept on the review', async () => {
    const { year, record, link } = await opened()
    const word = await fetch(link('word'))
    expect([word.status, word.headers.get('content-disposition')]).toEqual([200, `attachment; filename="${record}-pack.docx"`])
    const table = await fetch(link('csv'))
    expect(table.headers.get('cache-control')).toBe('no-store')
    expect(await table.text()).toMatch(/Procedure,Figure,Answer/)
    expect(await year.log.looks({ records: [record] })).toHaveLength(2)
  })

  test('is given to nobody whose rank has gone meanwhile, nor when the time is over', async () => {
    const { year, record, link } = await opened()
    const url = link('word')
    const people = testPeople.map((one) => (one.id === 'hilda' ? { ...one, roles: ['staff' as const] } : one))
    year.setOffice({ ...officeOfYear({ people }), ...first })
    expect((await fetch(url)).status).toBe(403)
    year.setOffice({ ...officeOfYear(), ...first })
    year.pass(16)
    expect((await fetch(url)).status).toBe(410)
    expect(await year.log.looks({ records: [record] })).toEqual([])
  })
})
