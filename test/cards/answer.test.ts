import type { Answer } from '../../src/casework/arrival.js'
import { answerCard } from '../../src/casework/ask/answer-card.js'
import { here, openAskDesk } from '../casework/ask/guide.js'
import { expectGolden } from './golden.js'

const cardOf = (answer: Answer) => {
  if (answer.answer !== 'card') throw new Error('This answer is no card')
  return answer.card
}

describe('the answer to a question', () => {
  it.each([
    ['covered', 'he swears at me'],
    ['harm', 'he says he will kill himself'],
    ['not-covered', 'what is for lunch'],
  ])('is as it was agreed when it is %s', async (name, text) => {
    const { ask } = openAskDesk({ ownWords: 'Stay calm.\n\nCount to ten first.' })
    expectGolden(`office/answer.${name}`, cardOf(await ask.question(text, here)))
  })

  it('shows every step of a section as it was agreed', async () => {
    const { ask } = openAskDesk({ ownWords: 'Stay calm.\n\nCount to ten first.' })
    const there = { by: here.by, where: 'slack/C1' }
    await ask.question('he swears at me', there)
    const shared = ask.share('4.unacceptable', there, 'slack')
    if (shared?.answer !== 'shared') throw new Error('nothing was shared')
    expectGolden('office/answer-shared.unacceptable', shared.card)
    expectGolden('office/answer-steps.unacceptable', cardOf(await ask.steps('he swears at me', '4.unacceptable', here)))
  })

  it('has nothing in italics, no heading above it and no empty line where there is nothing to say', () => {
    const short = { lines: ['Line one.', 'Line two.'], lead: 'On the phone you can say:', say: [] }
    const passage = { id: '10', section: 's10', title: 'Restricting', looksLike: '', doNow: [], decides: '', actions: [] }
    const all = JSON.stringify(answerCard({ passage, short, buttons: [], byHand: [], ours: [], others: [], person: 'Lena Morris' }))
    expect(all).toContain('Line two.')
    expect(all).not.toMatch(/On the phone|"italic":true|"text":""/)
  })

  it('asks one question of a map a screen', () => {
    const { ask } = openAskDesk({})
    const first = ask.walk('13.a')
    if (!first) throw new Error('There is no such map')
    expectGolden('office/answer-walk.first', cardOf(first))
  })
})
