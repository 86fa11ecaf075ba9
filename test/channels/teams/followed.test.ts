import type { Drawn, Json } from '../../../src/channels/teams/drawing/drawn.js'
import { allOf, buttonCalled, cardIn, dialogIn, pressed, textOf } from './rig.js'
import { tellInTeams } from './tell-in-teams.js'

describe('a card that somebody opened for themselves in Teams', () => {
  const teams = tellInTeams()
  const rig = () => teams.rig()
  const cardsOf = (person: string): readonly Drawn[] => rig().chat(person).map(cardIn)
  const offers = (card: Drawn | undefined): boolean => allOf(card, 'Action.').some(({ title }) => title === 'I have it')
  const raise = async () => {
    // Her chat is known from here on, as Teams has one for each person.
    await rig().write('gita', '/duty')
    await rig().settled()
    await rig().write('asha', '/at-risk he says goodbye')
    await teams.deliver()
  }
  const list = async (person: string): Promise<Drawn> => {
    await rig().write(person, '/my-work')
    await rig().settled()
    return teams.newest(person)
  }
  /** Whoever else was told has it. */
  const taken = async () => {
    const hughs = cardsOf('hugh').find(offers)
    if (!hughs) throw new Error('nobody else was told')
    await teams.step('hugh', hughs, 'I have it')
    await teams.deliver()
  }
  /** How a card comes to stand in Gita's chat from her list: a client that opens no dialogs sends the button as a message, or asks for the card in its place. */
  const doors: Readonly<Record<string, (on: Drawn) => Promise<unknown>>> = {
    'a client without dialogs': (on) => rig().write('gita', '', { value: pressed(on, 'Open') }),
    'a client that asks for it in the place of the list': (on) => {
      const { press } = buttonCalled(on, 'Open').data as { readonly press: Json }
      const { verb, ...data } = press
      return rig().invoke('gita', 'adaptiveCard/action', { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' })
    },
  }

  test.each(Object.entries(doors))('by %s offers nothing any more once somebody else has taken it', async (_, open) => {
    await raise()
    const mine = await list('gita')
    const before = cardsOf('gita').length
    await open(mine)
    await teams.deliver()
    expect(cardsOf('gita').slice(before).map(offers)).toEqual([true])
    // The card that she was sent says and offers the same: it gives way, and one card of the alert is the living one.
    const [, sent] = cardsOf('gita')
    expect(offers(sent)).toBe(false)
    expect(textOf(sent)).toContain('All of this stands further down')
    await taken()
    const [opened] = cardsOf('gita').slice(before)
    expect(offers(opened)).toBe(false)
    expect(textOf(opened)).toMatch(/Hugh .* has it/)
  })

  test('by a client without dialogs, a second time, is one live card and a word that it came again', async () => {
    await raise()
    const mine = await list('gita')
    const before = cardsOf('gita').length
    for (let count = 0; count < 2; count += 1) {
      // Not more in a moment than Teams takes.
      teams.later()
      await doors['a client without dialogs']?.(mine)
      await rig().settled()
    }
    await teams.deliver()
    const opened = cardsOf('gita').slice(before)
    expect(opened.map(offers)).toEqual([false, true])
    expect(textOf(opened[0])).toContain('This came again further down')
  })

  test('in a dialog leaves nothing in the chat, and a press there says how it stands', async () => {
    await raise()
    const mine = await list('gita')
    const before = cardsOf('gita').length
    const dialog = dialogIn(await teams.task('gita', mine, 'Open'))
    expect(offers(dialog)).toBe(true)
    await taken()
    expect(cardsOf('gita')).toHaveLength(before)
    const late = dialogIn(await teams.task('gita', dialog, 'I have it'))
    expect(textOf(late)).toMatch(/Hugh .* has had this since/)
    expect(offers(late)).toBe(false)
  })
})

describe('an answer in Teams that repeats what was typed, without a reference', () => {
  const teams = tellInTeams()
  test('is followed, as a sentence of a look-up that found nobody; what repeats nothing is not', async () => {
    await teams.rig().write('asha', '/customer Wilhelmina Quince')
    await teams.deliver()
    expect(JSON.stringify(teams.rig().chat('asha').at(-1)?.activity)).toContain('Wilhelmina Quince')
    expect(await teams.log().listSealed('named')).toHaveLength(1)
    await teams.rig().write('asha', '/customer')
    await teams.deliver()
    expect(await teams.log().listSealed('named')).toHaveLength(1)
  })
})
