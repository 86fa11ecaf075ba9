import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openConnector } from '../../../src/channels/case-system/open-case-system.js'
import { ChannelFault } from '../../../src/channels/channel.js'
import { sign } from '../../../src/channels/post-signed.js'
import { openCourier } from '../../../src/delivery/courier.js'
import type { Notice } from '../../../src/procedures/procedure.js'
import { openArrangementOffice } from '../../casework/arrangement-office.js'
import { cardSaying } from '../../contracts/channel.contract.js'
import { openTestLog } from '../../log/test-database.js'
import { testOffice } from '../../procedures/test-office.js'

/** A case system on loopback that answers with the status it is told. */
const openCaseSystem = async () => {
  const got: { body: Record<string, unknown>; raw: string; signature: string; key: string }[] = []
  let status = 200
  const server = createServer((request, response) => {
    let raw = ''
    request.on('data', (chunk: Buffer) => {
      raw += chunk.toString()
    })
    request.on('end', () => {
      const { headers } = request
      got.push({
        body: JSON.parse(raw) as Record<string, unknown>,
        raw,
        signature: String(headers['x-steward-signature']),
        key: String(headers['idempotency-key']),
      })
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    got,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notes`,
    answers: (next: number) => {
      status = next
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

describe('The case system', () => {
  let system: Awaited<ReturnType<typeof openCaseSystem>>
  beforeEach(async () => {
    system = await openCaseSystem()
  })
  afterEach(() => system.close())

  test('is told of a restriction when it is approved and lifted: NFC, party box, intranet entry, and a copy without narrative', async () => {
    const log = await openTestLog({ clock: () => new Date('2026-03-03T10:00:00.000Z') })
    const office = openArrangementOffice({ log })
    office.setOffice({ ...testOffice(), caseSystemConnected: true })
    const channel = openConnector({ url: system.url, secret: 'a secret of sixteen', clock: office.clock })
    const courier = openCourier({
      log,
      casework: office.casework,
      channels: [channel],
      directory: () => office.office,
      clock: office.clock,
      report: () => {},
    })
    const record = await office.approved({ party: 'P-7' })
    await courier.run(office.clock())
    const [first] = system.got
    expect(system.got).toHaveLength(1)
    expect(first?.body).toMatchObject({
      record,
      kind: 'restriction',
      status: 'approved',
      party: 'P-7',
      cases: ['IC-1'],
      nfcInTitle: true,
      partyBox: { name: 'restricted contact', ticked: true },
      intranetEntry: [expect.stringContaining('No further contact on IC-1')],
    })
    expect(first?.raw).not.toContain('CANARY')
    expect(first?.signature).toBe(sign('a secret of sixteen', first?.raw ?? '', office.clock().getTime() / 1000))
    expect(first?.key).toBe(first?.body.key)

    await office.fill('gita', 'lift', record, { reason: 'No longer needed' })
    await courier.run(office.clock())
    expect(system.got.at(-1)?.body).toMatchObject({ status: 'lifted', nfcInTitle: false, partyBox: { ticked: false }, intranetEntry: [] })
    // People's own to-dos stand beside it.
    const owed = (await log.commit(record, 2))?.owed.filter((item): item is Notice => 'notice' in item).map(({ notice }) => notice)
    expect(owed).toEqual(expect.arrayContaining(['task: nfc', 'task: record', 'case file']))
    await log.close()
  })

  test('that is not connected is owed nothing', async () => {
    const office = openArrangementOffice()
    const record = await office.approved()
    const owed = (await office.log.commit(record, 2))?.owed ?? []
    expect(owed).not.toContainEqual(expect.objectContaining({ notice: 'case file' }))
  })

  test('is tried again while it is down, and given up on when it refuses', async () => {
    const channel = openConnector({ url: system.url, secret: 'a secret of sixteen', clock: () => new Date() })
    const post = (copy?: Record<string, unknown>) =>
      channel
        .post({ purpose: 'advice services' }, { ...cardSaying('x'), ...(copy ? { copy } : {}) }, { urgency: 'routine', key: 'k' })
        .catch((fault: unknown) => (fault instanceof ChannelFault ? fault.fault : fault))
    for (const [status, fault] of [
      [503, 'later'],
      [429, 'later'],
      [401, 'never'],
    ] as const) {
      system.answers(status)
      expect(await post({ kind: 'restriction' })).toBe(fault)
    }
    expect(await post()).toBe('never')
    expect(system.got).toHaveLength(3)
  })

  test('is no way to reach people', () => {
    const channel = openConnector({ url: system.url, secret: 'a secret of sixteen', clock: () => new Date() })
    expect(channel.reaches({ purpose: 'seniors' })).toBe(false)
    expect(testOffice().people.some((person) => channel.reaches({ person }))).toBe(false)
  })
})
