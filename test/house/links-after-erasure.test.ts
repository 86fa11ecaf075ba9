import { strFromU8, unzipSync } from 'fflate'
import type { Desk } from '../../src/casework/desk.js'
import { eraseRecords } from '../../src/casework/erase-records.js'
import { openCasework } from '../../src/casework/open-casework.js'
import { takeStep } from '../../src/casework/take-step.js'
import { openLogger } from '../../src/house/logger.js'
import { openPrivateLinks } from '../../src/house/private-links.js'
import { procedures } from '../../src/office.js'
import { letterKinds } from '../../src/procedures/arrangement/letters.js'
import type { AnyStep } from '../../src/procedures/procedure.js'
import { copyKinds } from '../../src/procedures/view.js'
import type { RecordId, StaffId } from '../../src/procedures/words.js'
import { lateInTheYear, lived } from '../casework/random-years.js'
import { staff } from '../procedures/test-office.js'
import { openLinkServer } from './link-server.js'

/** An office late in the year; whoever asked for their data is known by then. */
const onceTheyAreKnown = async () => {
  const { year, log } = await lateInTheYear()
  for (const procedure of lived.filter(({ gathers }) => gathers)) {
    const record = await year.begin(procedure, staff('asha'))
    const step = { step: 'ConfirmIdentity', how: 'They rang.' } as AnyStep
    if (record) await takeStep(year.desk, { record, step, by: staff('ian') })
  }
  return { year, log }
}

/** The kinds of link, each with all that one person's may lead to, whether it was offered to them or not. */
const openLinks = async (desk: Desk, casework: ReturnType<typeof openCasework>) => {
  const server = openLinkServer()
  const { onCards, mountOn } = openPrivateLinks({
    casework: () => casework,
    ...desk,
    keys: [Buffer.alloc(32, 7)],
    address: () => `http://127.0.0.1:${server.port}`,
    logger: openLogger('silent'),
    report: { casework: () => {}, courier: () => {} },
  })
  mountOn(server)
  await server.start()
  const made: Readonly<Record<keyof typeof onCards, (record: RecordId, by: StaffId) => readonly (string | undefined)[]>> = {
    letterLink: (record, by) => letterKinds.map((kind) => onCards.letterLink?.({ record, kind, by })),
    copyLink: (record, by) => copyKinds.map((as) => onCards.copyLink?.({ record, as, by })),
    packLink: (record, by) => (['word', 'csv'] as const).map((as) => onCards.packLink?.({ record, as, by })),
    listLink: (record, by) =>
      procedures
        .filter(({ prefix }) => record.startsWith(prefix))
        .map(({ name }) => onCards.listLink?.({ asked: { name, sort: 0, page: 0 }, by })),
    reportLink: (_, by) =>
      (['page', 'csv'] as const).map((file) => onCards.reportLink?.({ period: { from: '2026-03', to: '2026-03' }, unit: {}, file, by })),
  }
  const follow = async (link: string) => {
    const answer = await fetch(link)
    const bytes = Buffer.from(await answer.arrayBuffer())
    const word = answer.headers.get('content-type')?.includes('wordprocessingml') ? unzipSync(new Uint8Array(bytes)) : undefined
    const text = word ? strFromU8(word['word/document.xml'] ?? new Uint8Array()) : bytes.toString()
    return { status: answer.status, text }
  }
  return { made, follow, close: () => server.stop() }
}

test('a link that was made before its record was erased opens nothing of it, and says kindly that it is gone', async () => {
  const { year, log } = await onceTheyAreKnown()
  const desk = { ...year.desk, report: () => {} }
  const casework = openCasework({ ...desk, patience: 20_000 })
  const { made, follow, close } = await openLinks(desk, casework)
  const records = year.records.map(({ record }) => record)
  const typed = await Promise.all(records.map(async (record) => JSON.stringify((await log.read(record))?.events)))
  const words = new Set(typed.flatMap((events) => events.match(/Because of number \d+\.|Jo Bloggs/g) ?? []))
  expect(words.size).toBeGreaterThan(10)
  const links = (['ian', 'gita', 'hugh'] as const).flatMap((by) =>
    records.flatMap((record) =>
      Object.entries(made).flatMap(([kind, make]) =>
        make(record, staff(by)).flatMap((link) => (link === undefined ? [] : [{ kind, record, link }])),
      ),
    ),
  )
  const told = async () => {
    const found = new Map<string, { readonly status: number; readonly text: string }>()
    for (const { kind, record, link } of links) {
      const { status, text } = await follow(link)
      found.set(`${kind} ${record} ${link}`, { status, text })
    }
    return found
  }
  const tells = (text: string) => [...words].some((each) => text.includes(each))
  const before = [...(await told())].filter(([, { text }]) => tells(text)).map(([link]) => link)
  // Each kind but the figures, which are numbers, shows what was typed, or the test would see nothing.
  expect([...new Set(before.map((link) => link.split(' ')[0]))].sort()).toEqual(['copyLink', 'letterLink', 'listLink', 'packLink'])
  await eraseRecords(desk, new Map(records.map((record) => [record, { by: 'ian', why: 'They asked for it.', at: year.now() }] as const)), {
    mayGo: async () => true,
  })
  const after = await told()
  expect([...after].filter(([, { text }]) => tells(text)).map(([link]) => link)).toEqual([])
  const unkind = [...after].filter(
    ([link, { status, text }]) => !/^(list|report)Link/.test(link) && !([403, 410].includes(status) && /was erased for good/.test(text)),
  )
  expect(unkind.map(([link, { status, text }]) => [link.split(' ')[0], link.split(' ')[1], status, text])).toEqual([])
  await close()
})
