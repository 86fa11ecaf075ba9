import { strFromU8, unzipSync } from 'fflate'
import type { Server } from '../../src/house/open-server.js'
import { openLetters } from '../../src/letters/open-letters.js'
import { procedures } from '../../src/office.js'
import type { RecordId } from '../../src/procedures/words.js'
import { openArrangementOffice } from '../casework/arrangement-office.js'
import { words } from '../casework/counter.js'
import { openLinkServer } from '../house/link-server.js'
import { at, testOffice, testPeople } from '../procedures/test-office.js'

describe('The draft of a letter', () => {
  let server: Server
  const open = async () => {
    const office = openArrangementOffice({ letterLink: (of) => letters.link(of) })
    const { log, clock } = office
    server = openLinkServer()
    const letters = openLetters({
      procedures,
      log,
      directory: () => office.office,
      clock,
      keys: [Buffer.alloc(32, 7)],
      address: () => `http://127.0.0.1:${server.port}`,
    })
    server.mount(letters.path, letters.listener)
    await server.start()
    const linkFor = async (by: string, record: RecordId, verb = 'letter:decision'): Promise<string> => {
      const [, url] = /"url":"([^"]+)"/.exec(words(await office.press(by, verb, record))) ?? []
      if (!url) throw new Error('no link was given')
      return url
    }
    return { ...office, office, linkFor }
  }
  afterEach(() => server.stop())

  test('is a Word document for the owner and for Advice Services, and that they had it is kept', async () => {
    const { linkFor, approved, stateOf } = await open()
    const record = await approved()
    for (const by of ['gita', 'ada']) {
      const answer = await fetch(await linkFor(by, record))
      expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${record}-decision-letter-draft.docx"`)
      const body = unzipSync(new Uint8Array(await answer.arrayBuffer()))['word/document.xml']
      const text = strFromU8(body ?? new Uint8Array())
      expect(text).toContain('Jo Bloggs')
      expect(text).not.toContain('CANARY')
    }
    // The link, and the download itself: one who only asks for the head has not had it.
    expect((await stateOf(record)).filter((event) => event === 'DetailsOpened')).toHaveLength(4)
    await fetch(await linkFor('gita', record), { method: 'HEAD' })
    expect((await stateOf(record)).filter((event) => event === 'DetailsOpened')).toHaveLength(5)
  })

  test.each(['asha', 'adil', 'gwen', 'hilda'])('is refused to %s, who does not write it', async (by) => {
    const { press, approved, stateOf } = await open()
    const record = await approved()
    expect(words(await press(by, 'letter:decision', record))).toMatch(/the owner and Advice Services write/)
    expect(await stateOf(record)).not.toContain('DetailsOpened')
  })

  test('is not given where it cannot be kept who had it', async () => {
    const { linkFor, approved, log } = await open()
    const url = await linkFor('gita', await approved())
    Object.assign(log, { append: async () => ({ outcome: 'overtaken' }) })
    expect((await fetch(url)).status).toBe(503)
  })

  test('of a kind that is not due is refused', async () => {
    const { press, approved } = await open()
    expect(words(await press('gita', 'letter:review-outcome', await approved()))).toMatch(/cannot have this draft now/)
  })

  test('runs out after a quarter of an hour', async () => {
    const { linkFor, approved, setNow } = await open()
    const url = await linkFor('gita', await approved())
    setNow(at('2026-03-03T10:14:59Z'))
    expect((await fetch(url)).status).toBe(200)
    setNow(at('2026-03-03T10:15:00Z'))
    const late = await fetch(url)
    expect(late.status).toBe(410)
    expect(await late.text()).toMatch(/Press the button on the card again/)
  })

  test('is not had by altering the link, nor by whoever has left or lost the role meanwhile', async () => {
    const { linkFor, approved, setOffice } = await open()
    const record = await approved()
    const [mine, services] = [await linkFor('gita', record), await linkFor('ada', record)]
    const [told = '', signature = ''] = (new URL(mine).searchParams.get('draft') ?? '').split('.')
    const other = Buffer.from(Buffer.from(told, 'base64url').toString().replace('gita', 'asha')).toString('base64url')
    for (const forged of [`${other}.${signature}`, told, `${told}.`, '', `.${signature}`, '%00.%00'])
      expect((await fetch(`${new URL(mine).origin}/letters?draft=${forged}`)).status).toBe(403)
    setOffice(testOffice({ left: ['gita'], people: testPeople.map((one) => (one.id === 'ada' ? { ...one, roles: ['staff'] } : one)) }))
    for (const url of [mine, services]) expect((await fetch(url)).status).toBe(403)
  })

  test('is read, never sent', async () => {
    const { linkFor, approved } = await open()
    const url = await linkFor('gita', await approved())
    expect((await fetch(url, { method: 'POST' })).status).toBe(405)
    expect(await (await fetch(url, { method: 'HEAD' })).text()).toBe('')
  })
})
