import type { types } from '@slack/bolt'
import { cardSaying } from '../../contracts/channel.contract.js'
import { buttonCalled, submission, textOf } from './rig.js'
import { tellInSlack } from './tell-in-slack.js'

describe('the home tab', () => {
  const slack = tellInSlack('http')
  const opens = async (user: string) => {
    await slack.rig().event({ type: 'app_home_opened', user, tab: 'home', channel: `D${user}` })
    await slack.rig().settled()
  }
  const raise = async (words = 'he says goodbye') => {
    await slack.rig().command('/at-risk', words)
    await slack.rig().settled()
  }
  const home = (user: string): types.View | undefined => slack.rig().slack.homes.get(user)
  const says = (user: string) => textOf(home(user)?.blocks)
  const until = (user: string, words: RegExp) => slack.rig().until(() => words.test(says(user)))
  const published = () => slack.rig().slack.calls.filter(({ method }) => method === 'views.publish').length
  /** A button of the home tab, as Slack sends it. */
  const press = async (user: string, title: string) => {
    const { slack: fake } = slack.rig()
    const view = { id: 'V-home', type: 'home' as const }
    await slack.rig().interact({
      type: 'block_actions',
      user: { id: user },
      trigger_id: fake.trigger(),
      view,
      container: { type: 'view' },
      actions: [buttonCalled(home(user)?.blocks, title)],
    })
    await slack.rig().settled()
  }

  test('is the board, drawn again for everybody whom a step concerns, and for nobody who never opened theirs', async () => {
    for (const user of ['UASHA', 'UGITA', 'UHUGH']) await opens(user)
    expect(says('UGITA')).toContain('Nothing is waiting for you.')
    await raise()
    await until('UGITA', /Take an at-risk alert that nobody has/)
    await until('UASHA', /You wait for others\n.*Take an at-risk alert/s)
    await until('UHUGH', /With your team/)
    await press('UGITA', 'I have it')
    await until('UGITA', /Look after an at-risk alert that you have/)
    expect(says('UGITA')).not.toContain('Take an at-risk alert')
    await until('UASHA', /Look after an at-risk alert that you have/)
    expect([...slack.rig().slack.homes.keys()].toSorted()).toEqual(['UASHA', 'UGITA', 'UHUGH'])
  })

  test('is drawn again for a form that is begun there, and when it is thrown away', async () => {
    await opens('UASHA')
    await slack.rig().command('/terminated-call', 'he swore at me')
    await slack.rig().settled()
    const { slack: fake } = slack.rig()
    const form = fake.views.at(-1)
    if (!form) throw new Error('no form is open')
    const kind = { type: 'radio_buttons', selected_option: { value: 'offensive' } }
    await slack.rig().interact(submission(fake, form, { 'what-happened/kind': kind }))
    await until('UASHA', /Unfinished/)
    await press('UASHA', 'Throw away')
    await until('UASHA', /Nothing is waiting for you/)
  })

  test('is drawn again without an erased record, though nobody opens it', async () => {
    await raise()
    await opens('UGITA')
    expect(says('UGITA')).toContain('Take an at-risk alert')
    const [alert] = await slack.log().list({ procedure: 'at-risk', limit: 1 })
    if (!alert) throw new Error('There is no alert.')
    await slack.log().erase([alert.record])
    slack.rig().store.tellErased([alert.record])
    await until('UGITA', /Nothing is waiting for you/)
  })

  test('waits as long as Slack asks, and is then drawn as it stands', async () => {
    await opens('UGITA')
    const before = published()
    slack.rig().slack.fail('views.publish', { with: 'status', status: 429, retryAfter: 1 })
    await raise()
    await until('UGITA', /Take an at-risk alert/)
    // The one that was refused, and the one that came through: nothing was tried in between.
    expect(published() - before).toBe(2)
  })

  test('waits behind an alert that is on its way', async () => {
    await opens('UGITA')
    const before = published()
    const { rig } = slack
    let free = () => {}
    rig().slack.fail('chat.postMessage', { with: 'slow', until: new Promise<void>((resolve) => (free = resolve)) })
    const greg = rig().office.person('greg')
    if (!greg) throw new Error('Greg is gone')
    const posting = rig().channel.post({ person: greg }, cardSaying('An alert'), { urgency: 'alert', key: 'alert' })
    await rig().until(() => rig().slack.calls.some(({ method }) => method === 'chat.postMessage'))
    await raise()
    await slack.rig().command('/duty')
    await slack.rig().settled()
    expect(published()).toBe(before)
    free()
    await posting
    await until('UGITA', /Take an at-risk alert/)
  })
})
