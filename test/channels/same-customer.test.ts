import { twoSpellings } from '../casework/look-up/two-spellings.js'
import { faultsOf as slackFaults, viewFaultsOf } from './slack/block-limits.js'
import type { Message } from './slack/fake-slack.js'
import * as slack from './slack/rig.js'
import { faultsOf as teamsFaults } from './teams/check-drawn.js'
import { cardIn, dialogIn, openRig, pressed, type Rig, textOf } from './teams/rig.js'

jest.setTimeout(60_000)

const same = 'These are the same customer'
const notSame = 'These are not the same customer'

/** Linked by one manager in Slack, undone by another in Teams: the references ride on the buttons, and are checked at the press. */
describe('the same customer under two spellings, in Slack and Teams', () => {
  let office: Awaited<ReturnType<typeof twoSpellings>>
  let inSlack: slack.Rig
  let inTeams: Rig
  beforeEach(async () => {
    office = await twoSpellings()
    inSlack = await slack.openRig((arrival) => office.casework.listen(arrival), 'http', 20_000)
    inTeams = await openRig((arrival) => office.casework.listen(arrival))
  })
  afterEach(async () => {
    for (const { where, blocks, view } of inSlack.slack.drawn) expect(view ? viewFaultsOf(view) : slackFaults(blocks, where)).toEqual([])
    await Promise.all([inSlack.close(), inTeams.close()])
  })

  const newest = (): Message => {
    const found = inSlack.slack.messages.at(-1)
    if (!found) throw new Error('Slack was told nothing')
    return found
  }
  const lookInSlack = async (user: string, text: string): Promise<Message> => {
    await inSlack.command('/customer', text, { user_id: user, channel_id: `D${user}` })
    await inSlack.settled()
    return newest()
  }
  const pressInSlack = async (user: string, message: Message, title: string, value?: object): Promise<string> => {
    const press = slack.pressOn(inSlack.slack, message, title, user)
    await inSlack.interact(value ? { ...press, actions: press.actions.map((each) => ({ ...each, value: JSON.stringify(value) })) } : press)
    await inSlack.settled()
    return slack.textOf(newest().blocks)
  }
  const lookInTeams = async (person: string, text: string) => {
    await inTeams.write(person, `/customer ${text}`)
    await inTeams.settled()
    const card = cardIn(inTeams.chat(person).at(-1))
    expect(teamsFaults(card)).toEqual([])
    return card
  }

  test('are linked in Slack, found in Teams, and separated there again', async () => {
    const linked = await pressInSlack('ULENA', await lookInSlack('ULENA', 'bloggs'), same)
    expect(linked).toMatch(/Also known as[\s\S]*Large print[\s\S]*in writing only[\s\S]*linked as one customer by Lena Morris/)

    const found = await lookInTeams('gita', 'Jo Bloggs')
    expect(textOf(found)).toMatch(/Large print[\s\S]*in writing only/)
    const form = dialogIn(await inTeams.invoke('gita', 'task/fetch', { data: pressed(found, notSame), context: { theme: 'default' } }))
    const done = await inTeams.invoke('gita', 'task/submit', { data: pressed(form, 'Show them separately', { reason: 'Two birthdays' }) })
    expect(textOf(dialogIn(done))).toContain('Shown as two customers again')
    expect(slack.textOf((await lookInSlack('UADIL', 'Jo Bloggs')).blocks)).not.toContain('Large print')
  })

  test('are linked in Teams, where the answer opens beside the choice', async () => {
    const choice = await lookInTeams('hugh', 'bloggs')
    const answer = await inTeams.invoke('hugh', 'task/fetch', { data: pressed(choice, same), context: { theme: 'default' } })
    expect(textOf(dialogIn(answer))).toMatch(/Also known as/)
    expect(await office.linkRecords()).toHaveLength(1)
  })

  test('are not linked by a press that was tampered with, or that somebody else makes', async () => {
    const choice = await lookInSlack('ULENA', 'bloggs')
    const { one } = office.given
    expect(await pressInSlack('ULENA', choice, same, { given: { one, other: 'RE-2026-0999' } })).toContain('not there any more')
    expect(await pressInSlack('UADIL', choice, same)).toContain('A line manager, a group manager or a head of department')
    const data = { msteams: { type: 'task/fetch' }, press: { verb: 'same-customer:', given: office.given } }
    const told = await inTeams.invoke('adil', 'task/fetch', { data, context: { theme: 'default' } })
    expect(JSON.stringify(told.body)).toContain('A line manager, a group manager or a head of department')
    expect(await office.linkRecords()).toEqual([])
  })
})
