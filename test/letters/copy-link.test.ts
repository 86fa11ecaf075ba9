import { openCopyLinks } from '../../src/letters/open-copy-links.js'
import type { RecordId } from '../../src/procedures/words.js'
import { openArrangementOffice } from '../casework/arrangement-office.js'
import { words } from '../casework/counter.js'
import type { MemoryLog } from '../casework/memory-log.js'
import { identified, passedOn } from '../casework/subject-access/request.js'
import { openLinkServer } from '../house/link-server.js'
import { testOffice } from '../procedures/test-office.js'

describe('what is gathered for a request for personal data', () => {
  let server: ReturnType<typeof openLinkServer> | undefined
  afterEach(async () => server?.stop())
  const opened = async () => {
    let links: ReturnType<typeof openCopyLinks>
    const office = openArrangementOffice({ copyLink: (of) => links.link(of) })
    const here = openLinkServer()
    server = here
    links = openCopyLinks({
      giveCopy: (of, key) => office.casework.giveCopy(of, key),
      directory: () => office.office,
      clock: office.clock,
      keys: [Buffer.alloc(32, 7)],
      address: () => `http://127.0.0.1:${here.port}`,
    })
    here.mount(links.path, links.listener)
    await here.start()
    const link = async (by: string, request: RecordId, as = 'json') =>
      /"url":"([^"]+)"/.exec(words(await office.press(by, `gather:${as}`, request)))?.[1] ?? 'no link'
    const looks = async (record: RecordId) =>
      (await office.log.read(record))?.events.flatMap((event) =>
        event.event === 'DetailsOpened' && event.by === 'ian' ? [event.why] : [],
      ) ?? []
    return { office, link, looks }
  }

  test('is had by a private link, and who had it is kept on the request and on each record in it, at the download', async () => {
    const { office, link, looks } = await opened()
    const restriction = await office.approved()
    const request = await identified(office)
    const url = await link('ian', request)
    expect(await looks(restriction)).toEqual([])
    const answer = await fetch(url)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const told = JSON.parse(await answer.text())
    expect(told.records.map(({ record, because }: { record: string; because: string }) => [record, because])).toEqual([
      [restriction, 'theirs'],
      [request, 'theirs'],
    ])
    expect(JSON.stringify(told)).toContain(': swore at three colleagues.')
    for (const record of [restriction, request]) expect(await looks(record)).toContain(`It was gathered for the request ${request}.`)
    const word = await fetch(await link('ian', request, 'word'))
    expect(word.headers.get('content-type')).toMatch(/wordprocessingml/)
    expect(
      Buffer.from(await word.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })

  test('is given to nobody who does not deal with it: not to whoever passed it on, a manager, a decider or an administrator', async () => {
    const { office, link } = await opened()
    const restriction = await office.approved()
    const request = await identified(office)
    for (const by of ['asha', 'lena', 'gita', 'hugh', 'adam']) expect([by, await link(by, request)]).toEqual([by, 'no link'])
    expect(await link('ian', restriction)).toBe('no link')
    expect(await link('ian', request, 'pdf')).toBe('no link')
  })

  test('is not given before it is known who they are, nor when the role, the time or the link is no longer whole', async () => {
    const { office, link } = await opened()
    const unknown = await passedOn(office)
    expect(await link('ian', unknown)).toBe('no link')
    await office.fill('ian', 'identity', unknown, { how: 'The number on the record.' })
    const url = await link('ian', unknown)
    office.setOffice(testOffice({ left: ['ian'] }))
    expect((await fetch(url)).status).toBe(403)
    office.setOffice(testOffice())
    expect((await fetch(`${url}x`)).status).toBe(403)
    expect((await fetch(url, { method: 'POST' })).status).toBe(405)
    office.setNow('2026-03-03T10:16:00.000Z' as never)
    expect((await fetch(url)).status).toBe(410)
  })

  test('is not given where it cannot be kept who had it', async () => {
    const { office, link } = await opened()
    const request = await identified(office)
    const url = await link('ian', request)
    const log = office.log as MemoryLog
    log.before = (what) => {
      if (what === 'append') throw new Error('The disk is full.')
    }
    expect((await fetch(url)).status).toBe(503)
  })
})
