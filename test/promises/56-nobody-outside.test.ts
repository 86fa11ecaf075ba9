import type { Answer } from '../../src/casework/arrival.js'
import { openCasework } from '../../src/casework/open-casework.js'
import { procedures } from '../../src/office.js'
import type { Office } from '../../src/procedures/people.js'
import { words } from '../casework/counter.js'
import { type MemoryLog, memoryLog } from '../casework/memory-log.js'
import { openRig as openSlack, type Rig as Slack, slackOffice } from '../channels/slack/rig.js'
import { openRig as openTeams, type Rig as Teams, teamsOffice } from '../channels/teams/rig.js'

/** Promise 56: nobody outside is anybody inside; whoever says that somebody may die is told whom to ring. */
jest.setTimeout(240_000)

const clock = () => new Date('2026-03-03T10:00:00Z')
/** Gita decides on restrictions and has no Slack id in the office file: she is known there by her confirmed e-mail. */
const withoutId = (office: Office, id: string): Office => {
  const people = office.people.map((person) => {
    const { slack, entra, ...rest } = person
    return person.id === id ? rest : person
  })
  return { ...office, people, person: (wanted) => people.find((each) => each.id === wanted) }
}
const emailOf = (id: string) => slackOffice().person(id)?.email ?? ''

/** The office behind a door, which writes down what it answered. */
function openOffice(office: () => Office) {
  const log: MemoryLog = memoryLog(clock)
  const answers: Answer[] = []
  const casework = openCasework({ procedures, log, directory: office, clock, report: () => {}, patience: 20_000 })
  return {
    log,
    said: () => answers.map(words).join('\n'),
    listen: async (...[arrival]: Parameters<typeof casework.listen>) => {
      const answer = await casework.listen(arrival)
      answers.push(answer)
      return answer
    },
  }
}
const reportsIn = (log: MemoryLog) => [...log.commits.values()].flat().flatMap(({ events }) => events.map((event) => event.report))

describe('in Slack', () => {
  let rig: Slack
  let door: ReturnType<typeof openOffice>
  beforeEach(async () => {
    door = openOffice(() => rig.office)
    rig = await openSlack((arrival) => door.listen(arrival), 'http', 20_000)
    rig.office = withoutId(slackOffice(), 'gita')
  })
  afterEach(() => rig.close())

  const teams = ['T1', 'T0OTHER', undefined] as const
  const profiles = [
    ['a member', {}],
    ['of another workspace', { team_id: 'T0OTHER' }],
    ['a guest', { is_restricted: true }],
    ['a guest in one channel', { is_ultra_restricted: true }],
    ['a bot', { is_bot: true }],
    ['a stranger', { is_stranger: true }],
    ['gone', { deleted: true }],
    ['without a confirmed e-mail', { is_email_confirmed: false }],
  ] as const
  const cells = teams.flatMap((team) => profiles.map(([what, profile]) => ({ team, what, profile })))

  test.each(cells)(
    'from $team, $what, with a group manager’s e-mail: a colleague only of our own workspace',
    async ({ team, what, profile }) => {
      rig.slack.user('UX', emailOf('gita'), profile)
      await rig.command('/my-work', '', { user_id: 'UX', team_id: team ?? '' })
      await rig.settled()
      const isColleague = team === 'T1' && what === 'a member'
      expect(/waiting for you/i.test(door.said())).toBe(isColleague)
      await rig.command('/at-risk', 'he says he will jump', { user_id: 'UX', team_id: team ?? '' })
      await rig.settled()
      expect(door.said()).toContain('999')
      if (!isColleague) expect(door.said()).toMatch(/phone a senior on duty \(/)
      const mayAlert = team === 'T1' && (isColleague || what === 'without a confirmed e-mail')
      expect(reportsIn(door.log)).toHaveLength(mayAlert ? 1 : 0)
    },
  )

  test.each([
    ['somebody whose id the office file names, from another workspace', { user_id: 'UASHA', team_id: 'T0OTHER' }],
    ['somebody in a channel shared with another organisation', { user_id: 'UASHA', team_id: 'T0OTHER', enterprise_id: 'E0OTHER' }],
  ])('%s is nobody', async (_, from) => {
    await rig.command('/my-work', '', from)
    await rig.settled()
    expect(door.said()).toContain('for people of the Office only')
  })

  test('an event names the workspace of its author, and that counts', async () => {
    const mention = { type: 'app_mention', user: 'UASHA', text: '<@UBOT> at risk he will jump', channel: 'CSHARED' }
    await rig.event({ ...mention, team: 'T1', user_team: 'T0OTHER' })
    await rig.settled()
    expect(reportsIn(door.log)).toEqual([])
    expect(rig.slack.messages.map(({ only }) => only)).toEqual(['UASHA'])
  })

  test('a press by somebody of another workspace decides nothing', async () => {
    const press = { type: 'block_actions', trigger_id: rig.slack.trigger(), channel: { id: 'CSHARED' } }
    const action = { type: 'button', action_id: 'step:ApproveArrangement#0', value: '{"record":"RS-2026-0001","version":1}' }
    await rig.interact({ ...press, user: { id: 'UGITA', team_id: 'T0OTHER' }, actions: [action] })
    await rig.settled()
    expect(door.said()).toContain('for people of the Office only')
  })

  test('a member whom the office file does not know raises the alert in their name, marked so, and nothing else', async () => {
    rig.slack.user('UNEW', 'dana@office.example', { profile: { email: 'dana@office.example', real_name: 'Dana Fox' } })
    await rig.command('/at-risk', 'he says he will jump', { user_id: 'UNEW' })
    await rig.command('/terminated-call', 'x', { user_id: 'UNEW' })
    await rig.settled()
    expect(reportsIn(door.log)).toEqual([{ said: 'he says he will jump', reporter: 'Dana Fox' }])
    expect(door.said()).toContain('We are sending your words to the seniors on duty, as AR-2026-0001')
    expect(door.said()).toContain('Please ask Adam Webb to add you to the office file. Your Slack id is UNEW.')
  })

  test('while Slack cannot say who somebody is, an alert of our own workspace goes out, and everybody hears whom to ring', async () => {
    await rig.command('/my-work', '', { user_id: 'UASHA' })
    await rig.settled()
    for (const team_id of ['T1', 'T0OTHER']) {
      rig.slack.fail('users.info', { with: 'error', error: 'token_revoked' })
      await rig.command('/at-risk', `he says he will jump ${team_id}`, { user_id: 'UNEW', user_name: 'dana.fox', team_id })
      await rig.settled()
    }
    expect(reportsIn(door.log)).toEqual([{ said: 'he says he will jump T1', reporter: 'dana.fox' }])
    expect(door.said().match(/phone a senior on duty \(/g)).toHaveLength(2)
  })

  test('the alert of a member goes out while the database is away too', async () => {
    rig.slack.user('UNEW', 'dana@office.example')
    const unsaved: unknown[] = []
    const casework = openCasework({
      procedures,
      log: door.log,
      directory: () => rig.office,
      clock,
      report: () => {},
      sendUnsaved: async (alert) => {
        unsaved.push(alert.step)
        return { answer: 'nothing' }
      },
    })
    door.log.setAway(true)
    const outsider = { is: 'member', mayAlert: true, name: 'Dana Fox', known: '' } as const
    const arrival = { id: 'a1', by: 'outside.slack.unew' as never, channel: 'slack', place: 'private', outsider } as const
    const answer = await casework.listen({ ...arrival, arrives: 'command', command: '/at-risk', text: 'he will jump' })
    expect(unsaved).toEqual([{ step: 'RaiseAlert', report: { said: 'he will jump', reporter: 'Dana Fox' } }])
    expect(words(answer)).toMatch(/cannot be saved just now: please phone as well/)
  })
})

describe('in Teams', () => {
  let rig: Teams
  let door: ReturnType<typeof openOffice>
  beforeEach(async () => {
    door = openOffice(() => rig.office)
    rig = await openTeams((arrival) => door.listen(arrival))
    rig.office = teamsOffice()
  })
  afterEach(() => rig.close())
  const from = (id: string, more: object) => ({ from: { id: `29:${id}`, name: 'Dana Fox', ...more } })

  test.each([
    ['a colleague’s id with another tenant', { aadObjectId: 'entra-asha', tenantId: '99999999-9999-4999-8999-999999999999' }],
    ['somebody without an id, from a meeting', {}],
  ])('%s is nobody, and hears whom to ring', async (_, more) => {
    await rig.write('asha', '/my-work', from('x', more))
    await rig.write('asha', '/at-risk he says he will jump', from('x', more))
    await rig.settled()
    expect(reportsIn(door.log)).toEqual([])
    expect(door.said()).toContain('for people of the Office only')
    expect(door.said()).toMatch(/phone a senior on duty \(/)
  })

  test('a member of the tenant whom the office file does not know raises the alert in their name', async () => {
    await rig.write('nobody', 'at–risk he says he will jump', from('nobody', { aadObjectId: 'entra-nobody' }))
    await rig.settled()
    expect(reportsIn(door.log)).toEqual([{ said: 'he says he will jump', reporter: 'Dana Fox' }])
    expect(
      rig
        .chat('nobody')
        .map(({ activity }) => activity.text)
        .join(),
    ).toContain('AR-2026-0001')
  })

  test('in a channel a stranger is told in their own chat, or not at all', async () => {
    const conversation = { id: '19:all@thread.tacv2', conversationType: 'channel', tenantId: undefined }
    await rig.write('nobody', 'help', { ...from('nobody', { aadObjectId: 'entra-nobody' }), conversation })
    await rig.settled()
    expect(rig.chat('19:all@thread.tacv2')).toEqual([])
    expect(door.said()).toContain('Your Entra object id is entra-nobody')
  })
})
