import { fill } from '../../../src/cards/fill.js'
import { welcomeCard } from '../../../src/casework/lists.js'
import { procedures } from '../../../src/office.js'
import { faultsOf } from './check-drawn.js'
import { cardIn, openRig, type Rig, textOf } from './rig.js'

const installed = { type: 'installationUpdate', action: 'add', text: undefined }

describe('who has just been given the bot in Teams', () => {
  let rig: Rig
  const heard: string[] = []
  beforeEach(async () => {
    heard.length = 0
    rig = await openRig(async (arrival) => {
      heard.push(`${arrival.by} ${arrival.arrives}`)
      return welcomeCard(procedures)
    })
  })
  afterEach(() => rig.close())

  test('is told in two lines what it is for, with three things to try', async () => {
    await rig.write('asha', '', installed)
    await rig.settled()
    const [welcome] = rig.chat('asha')
    const card = cardIn(welcome)
    expect(faultsOf(card)).toEqual([])
    expect(textOf(card)).toContain('I stand by you when a contact with a customer goes wrong')
    expect(textOf(card)).toContain('nothing you ask is kept')
    const titles = [...card.actions, ...card.body.flatMap((each) => (Array.isArray(each.actions) ? each.actions : []))].map(
      ({ title }) => title,
    )
    expect(titles).toEqual(
      expect.arrayContaining(['Difficult call', 'Look up a customer', 'What can I do here?', 'The customer may be at risk']),
    )
    expect(titles).toHaveLength(4)
  })

  test('is not written to where they are not of the office, in a channel, or when it is taken away', async () => {
    await rig.write('nobody-we-know', '', installed)
    await rig.write('asha', '', { ...installed, conversation: { id: '19:c@thread.tacv2', conversationType: 'channel' } })
    await rig.write('asha', '', { ...installed, action: 'remove' })
    await rig.settled()
    expect(heard).toEqual([])
  })
})

test('an alert in the seniors’ channel calls those on duty by name, and nothing else there does', async () => {
  const rig = await openRig(async () => ({ answer: 'nothing' }))
  try {
    const card = fill({
      template: 'office/choice',
      data: { words: 'AR-2026-0001', choices: [] },
      title: 'An alert',
      sections: [],
      buttons: [],
      preview: 'An alert',
    })
    const first = await rig.channel.post({ purpose: 'seniors' }, card, { urgency: 'alert', key: 'one' })
    await rig.channel.post({ purpose: 'seniors' }, card, { urgency: 'routine', key: 'two' })
    const [alert, other] = rig.chat(first.where).map((message) => cardIn(message))
    expect(textOf(alert)).toContain('<at>Gita')
    expect(JSON.stringify(alert?.msteams)).toContain('"type":"mention"')
    expect(alert && faultsOf(alert)).toEqual([])
    expect(JSON.stringify(other)).not.toContain('mention')
  } finally {
    await rig.close()
  }
})
