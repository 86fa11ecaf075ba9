import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Casework } from '../../src/casework/casework.js'
import { openCasework } from '../../src/casework/open-casework.js'
import type { Channel } from '../../src/channels/channel.js'
import { openDirectAlerts } from '../../src/delivery/direct-alerts.js'
import { type Embedded, startEmbedded } from '../../src/embedded/embedded.js'
import { hastyStore } from '../../src/house/hasty-store.js'
import { openJournal } from '../../src/log/journal.js'
import type { Log } from '../../src/log/log.js'
import { openLog } from '../../src/log/open-log.js'
import { procedures } from '../../src/office.js'
import type { Office } from '../../src/procedures/people.js'
import { arrive, seenBy, testConsole } from '../channels/console/console-server.js'
import * as slackRig from '../channels/slack/rig.js'
import * as teamsRig from '../channels/teams/rig.js'
import { withoutCourier } from '../delivery/without-courier.js'
import { staff, testOffice } from '../procedures/test-office.js'
import { within } from './seed.js'

jest.setTimeout(240_000)
const words = 'he says he will not be here tomorrow'
/** The promise is 2.5 s for the answer and 3 s for the alert. */
const forgiven = within(3_000)

describe('promise 12: a form that raises an alert is sent while the database is frozen', () => {
  let folder: string
  let database: Embedded
  let pid: number
  let log: Log
  let casework: Casework
  let direct: ReturnType<typeof openDirectAlerts>
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'promise-12-frozen-'))
    database = await startEmbedded({ dataDir: folder, tell: () => {} })
    pid = (JSON.parse(readFileSync(join(folder, 'database.json'), 'utf8')) as { pid: number }).pid
    log = await openLog({ uri: database.uri, database: 'frozen', recordKey: Buffer.alloc(32, 7) })
  })
  afterEach(async () => {
    process.kill(pid, 'SIGCONT')
    await direct.stop()
    await log.close()
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const clock = () => new Date()
  /** The office behind a channel, as the house puts it together. */
  const openOffice = async ({ channel, office }: { readonly channel: Channel; readonly office: Office }) => {
    const directory = () => office
    const journal = await openJournal({ folder: join(folder, 'journal'), recordKey: Buffer.alloc(32, 7) })
    const saveAlert: Casework['saveAlert'] = (alert) => casework.saveAlert(alert)
    direct = openDirectAlerts({
      procedures,
      journal,
      channels: [channel],
      directory,
      clock,
      saveAlert,
      ...withoutCourier(),
      report: () => {},
    })
    casework = openCasework({ procedures, log, directory, clock, report: () => {}, sendUnsaved: direct.sendUnsaved })
    await direct.start()
  }
  /** What the channel remembers is in the same database, at the same time. */
  const beside = <R extends slackRig.Rig | teamsRig.Rig>(rig: R): R => {
    Object.defineProperty(rig, 'now', { get: clock })
    const { putSealed, getSealed, dropSealed, listSealed } = log
    Object.assign(rig.store, { putSealed, getSealed, dropSealed, listSealed })
    return rig
  }
  const until = async (isSo: () => unknown): Promise<number> => {
    while (!(await isSo())) await pause(10)
    return Date.now()
  }
  /** Thawed, it is saved once, under the words that were typed. */
  const savedOnce = async () => {
    process.kill(pid, 'SIGCONT')
    const alerts = async () => log.list({ procedure: 'at-risk', limit: 9 }).catch(() => [])
    await until(async () => (await alerts()).length > 0)
    const [alert, ...more] = await alerts()
    expect(more).toEqual([])
    expect(JSON.stringify(alert && (await log.read(alert.record)))).toContain(words)
  }
  const tell = (where: string, answered: number, seen: number) => {
    process.stderr.write(
      `promise 12, a form in ${where} on a frozen database: answered after ${answered} ms, a senior's card after ${seen} ms\n`,
    )
    expect([answered < forgiven, seen < forgiven]).toEqual([true, true])
  }

  test('in Slack', async () => {
    const rig = await slackRig.openRig((arrival) => casework.listen(arrival))
    for (const { slack, email } of rig.office.people) if (slack) rig.slack.user(slack, email)
    await openOffice(beside(rig))
    await rig.command('/at-risk')
    await rig.settled()
    const open = rig.slack.views.at(-1)
    if (!open) throw new Error('no modal')
    process.kill(pid, 'SIGSTOP')
    const sent = Date.now()
    const { body } = await rig.interact(slackRig.submission(rig.slack, open, { 'said/said': { type: 'plain_text_input', value: words } }))
    const acknowledged = Date.now() - sent
    const says = () => [body, open.view].some((shown) => slackRig.textOf(shown).includes('not saved yet'))
    const hasIt = () => rig.slack.messages.some(({ channel, blocks }) => channel === 'DUGITA' && slackRig.textOf(blocks).includes(words))
    const [answered, seen] = await Promise.all([until(says), until(hasIt)])
    // Slack waits for three seconds.
    expect(acknowledged).toBeLessThan(forgiven)
    tell('Slack', answered - sent, seen - sent)
    await savedOnce()
    await rig.settled()
    await rig.close()
  })

  test('in Teams', async () => {
    const rig = await teamsRig.openRig((arrival) => casework.listen(arrival))
    await openOffice(beside(rig))
    // Loads what the SDK loads with the first word that it sends.
    await rig.write('asha', 'help')
    await rig.settled()
    const opened = await rig.invoke('asha', 'task/fetch', { data: { press: { verb: 'command:/at-risk' } } })
    const dialog = teamsRig.dialogIn(opened)
    process.kill(pid, 'SIGSTOP')
    const sent = Date.now()
    const reply = await rig.invoke('asha', 'task/submit', { data: teamsRig.pressed(dialog, 'Tell the seniors now', { said: words }) })
    const answered = Date.now() - sent
    expect(teamsRig.textOf(reply.body)).toContain('not saved yet')
    const hasIt = () => teamsRig.textOf(rig.chat('gita')).includes(words)
    tell('Teams', answered, (await until(hasIt)) - sent)
    await savedOnce()
    await rig.close()
  })

  test('in the console', async () => {
    const office = testOffice()
    const { channel } = testConsole({ clock, store: hastyStore(log, clock) })
    await openOffice({ channel, office })
    await channel.start((arrival) => casework.listen(arrival))
    let number = 0
    const send = async (what: object) => {
      const { body } = await arrive(channel, { id: `frozen-console-${++number}`, by: staff('asha'), at: 'chat', ...what })
      return JSON.parse(body) as { reply: string; dialog?: { draft: string; step: { name: string } } }
    }
    const { dialog } = await send({ arrives: 'command', command: '/at-risk', text: '' })
    process.kill(pid, 'SIGSTOP')
    const sent = Date.now()
    const values = { said: words }
    const form = { arrives: 'form', draft: dialog?.draft, step: dialog?.step.name, values }
    // The page keeps what is typed while it is typed, and sends one thing after the other.
    await send({ ...form, move: 'redraw' })
    const reply = await send({ ...form, move: 'next' })
    const answered = Date.now() - sent
    expect(JSON.stringify(reply)).toContain('not saved yet')
    const hasIt = async () => JSON.stringify(await seenBy(channel, 'gita')).includes(words)
    tell('the console', answered, (await until(hasIt)) - sent)
    await savedOnce()
    await channel.stop()
  })
})
