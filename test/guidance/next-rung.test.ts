import { actNamed } from '../../src/guidance/understanding/acts.js'
import { asksToKnow } from '../../src/guidance/understanding/asks-to-know.js'
import { circumstancesOf } from '../../src/guidance/understanding/circumstances.js'
import { momentOf } from '../../src/guidance/understanding/moments.js'
import { wordsOf } from '../../src/guidance/understanding/normalise.js'
import { isNotOurs } from '../../src/guidance/understanding/not-ours.js'
import { tellsOnlyThatItCame } from '../../src/guidance/understanding/only-that-it-came.js'
import { isOnTheLadder, sectionTold } from '../../src/guidance/understanding/section-told.js'
import { inShort, wordsToSay } from '../../src/guidance/words-to-say/in-short.js'

/** Every combination, in words. */
const each = (...parts: readonly (readonly string[])[]): string[] =>
  parts.reduce<string[]>((all, part) => all.flatMap((one) => part.map((next) => `${one} ${next}`.trim())), [''])
const words = (section: string, text: string, situation = 'offensive-or-insulting'): string => {
  const of = { ...circumstancesOf([text]), atRisk: false, situation, ...(asksToKnow(text) && { toKnow: true as const }) }
  return wordsToSay(inShort(section, text, of)).join(' ')
}
/** The messages whose words are not as they should be, with what was shown. */
const wrong = (texts: readonly string[], right: RegExp, section = '4.unacceptable'): string[] =>
  texts.flatMap((text) => (right.test(words(section, text)) ? [] : [`${text} → ${words(section, text)}`]))
const moment = (text: string): string => momentOf([wordsOf(text).join(' ')])
const nothing = /^$/

describe('the next step of s4, and never the first one again', () => {
  const goesOn = ['still swearing at me', 'and he keeps calling me names', 'she carries on swearing']
  test('warned in whatever words: the call is ended', () => {
    const warned = [
      'I said I’d hang up,',
      'already said I will end the call,',
      'told her once told her twice, final chance given,',
      'gave him his last chance,',
      'I asked her to stop or I’d end the call,',
      'told him to mind his language or I will go,',
    ]
    expect(wrong(each(warned, goesOn), /gone on after I warned you/)).toEqual([])
  })
  test('asked once, in however few words: the warning', () => {
    const asked = ['2nd ask done.', 'first ask made,', 'told him 1ce,', '1st request done,']
    const told = each(asked, ['still effing', 'still swearing', 'keeps calling me an idiot'])
    expect(wrong(told, /I have asked you to stop/)).toEqual([])
    expect(told.filter((text) => !isOnTheLadder(text) || sectionTold(text)?.section !== '4.unacceptable')).toEqual([])
    for (const text of ['told her once about the form, she still asks', 'next?', 'he rang again']) expect(isOnTheLadder(text)).toBe(false)
  })
  test('turned abusive after the request: no condition any more', () => {
    const turned = each(
      ['I’d asked him to stop,', 'told her to stop the swearing,'],
      ['now it’s turned vicious', 'now she has got really vile', 'it has turned racist'],
    )
    expect(wrong(turned, nothing)).toEqual([])
  })
  test('sorry, and better since: on we go', () => {
    const sorry = each(
      ['he apologised when I told him to stop the insults,', 'she said sorry when asked to stop swearing,'],
      ['been fine since', 'has been polite ever since', 'good as gold since'],
    )
    expect(wrong(sorry, /Let us go on/)).toEqual([])
    for (const text of ['he said sorry and was fine since lunch, but now he is swearing again', 'she has not been polite since'])
      expect([text, words('4.unacceptable', text)]).toEqual([text, expect.not.stringMatching(/Let us go on/)])
  })
  test('obscene or racist within seconds: ending at once, however often they rang', () => {
    const abuse = ['sexual remarks', 'racist abuse', 'calls me a dirty foreigner']
    const at = ['the second I pick up', 'ten seconds in', 'the moment I answer', 'from the word go']
    expect(wrong(each(['same man again,'], abuse, at), /totally unacceptable/)).toEqual([])
  })
  test('what was told is named, the gravest first', () => {
    for (const [text, act] of [
      ['he is screaming racist things', 'attack people for who they are'],
      ['she shouts that I should go back where I came from', 'attack people for who they are'],
      ['he is shouting obscenities', 'obscene'],
      ['she laughs at my accent', 'how I speak'],
      ['every sentence is f this and f that', 'swearing'],
      ['says we are all useless parasites', 'insulting'],
      ['he keeps telling me what he imagines I’m wearing', 'sexual'],
      ['the man on line 2 goes on about my lovely legs', 'sexual'],
      ['he asked what I’ve got on under this', 'sexual'],
      ['says he bets I’m good in bed with him', 'sexual'],
      ['wants a kiss before he gives his reference', 'sexual'],
      ['shouts that I am vermin', 'shouting'],
    ] as const)
      expect([text, words('4.unacceptable', text)]).toEqual([text, expect.stringContaining(act)])
  })
  test('what somebody calls themselves, and a complaint of our work, is no insult', () => {
    const bodies = [
      'she is on about her bad legs',
      'his chest is bad, he wheezes',
      'he asks what to wear to the hearing',
      'the bottom line is no',
    ]
    for (const text of [
      'I’m useless at forms',
      'she sobbed all through it and I felt so useless',
      'sorry, I am lazy today, which section is it',
      'she says we are incompetent',
      ...bodies,
    ])
      expect([text, actNamed([wordsOf(text).join(' ').replace('useless', 'lazy')])]).toEqual([text, undefined])
  })
  test('on hold with insults for all of us: the first explanation, whatever section is read', () => {
    const held = each(
      ['I have put her on hold, she says we’re all'],
      ['parasites', 'lazy idiots', 'a bunch of useless clowns'],
      ['and I go back to her in a minute, what do I say'],
    )
    expect(wrong(held, /unacceptable.*if you stop/, '2')).toEqual([])
  })
  test('why a case was closed is no call that we ended', () => {
    expect(moment('he is shouting, wants to know why we closed it')).not.toBe('over')
    expect(moment('she is swearing because we closed her complaint')).not.toBe('over')
    expect(moment('I closed the call')).toBe('over')
  })
})

test('a click is somebody who rang off: nothing more is said to them', () => {
  expect(momentOf(['she said she would be gone by morning and thanked me then click'])).toBe('gone')
  expect(momentOf(['where do i click then'])).toBe('unsaid')
})

describe('who objects to what we asked is told of the service complaint (s4)', () => {
  const objects = [
    'who do you think you are',
    'who does she think she is',
    'she pays my wages',
    'he wants me reported',
    'I have no right to tell him that',
  ]
  test('after a request and after a warning', () => {
    expect(wrong(each(['I asked him to stop swearing and he says'], objects), /service complaint/)).toEqual([])
    const rights = ['it is against her human rights', 'what about freedom of speech']
    expect(wrong(each(['I warned her that I would end the call and now it’s'], [...objects, ...rights]), /service complaint/)).toEqual([])
  })
  test('not where nothing was asked of them', () => {
    expect(moment('he says it is against his human rights that his case was closed')).toBe('unsaid')
    expect(moment('she pays my wages, she says, and wants an answer')).toBe('unsaid')
  })
})

describe('nothing is said to a customer where nobody is to be told anything', () => {
  test('who among us has the next step', () => {
    const who = ['Who needs to know?', 'so who decides now', 'who has to sign?', 'And who gets to decide?']
    const told = each(['the same grievance every week in other words, five letters so far.'], who)
    expect(wrong(told, nothing, '4.persistent')).toEqual([])
    expect(wrong(told, nothing, '7.outcome')).toEqual([])
    // On the line it is another matter.
    expect(words('4.unacceptable', 'he is swearing at me. who do I tell')).toMatch(/unacceptable/)
  })
  test('in principle, for a quiz, of the difference', () => {
    const principle = [
      'if a customer is deaf, does that mean I can never call it unacceptable?',
      'If someone has autism can I ever end the call?',
      'what’s the difference between abusive and offensive, and what do they get',
      'induction quiz: who hears first of a threat in a letter',
      'exam question: how many warnings do they get?',
    ]
    expect(principle.filter((text) => !asksToKnow(text))).toEqual([])
    for (const text of [
      'if he is deaf, can I ever hang up, he is on the line',
      'training is over, he threatens me: what do I say',
      'what is the difference, she is still on the line',
    ])
      expect([text, asksToKnow(text)]).toEqual([text, false])
  })
  test('a manager weighs it, and whoever decides asks nobody to decide', () => {
    expect(words('4.persistent', 'ten e-mails a week about one of my officers, who is worn out by it')).toBe('')
    expect(words('10', 'I am the group manager and want her barred from the phone today')).toBe('')
    expect(words('7.dissatisfied', 'I manage the team, third complaint about my answer. Can I send her to the ombudsman?')).toBe('')
  })
  test('we are writing to the police, and nobody is asked whether', () => {
    const text = 'we are reporting him to the police on Monday, what do I have to record'
    expect(sectionTold(text)?.section).toBe('11.police')
    expect(words('11.police', text)).toBe('')
  })
})

test('who has the first name already hears the line manager’s and how to complain (s8)', () => {
  const refused = each(
    ['I kept my surname back, she scares me, now she is'],
    ['kicking off that she only got ‘Sam’', 'complaining that she has only got a first name', 'moaning that I just gave my first name'],
  )
  expect(wrong(refused, /My line manager is/, '8')).toEqual([])
})

test('the head has signed it off: the ombudsman (s7)', () => {
  for (const text of [
    'head of dept has signed off that we’re done with it, she is on the phone',
    'the head of department confirmed that it is finished, he rings me',
  ])
    expect([text, words('7.dissatisfied', text)]).toEqual([text, expect.stringMatching(/take it further/)])
})

test('who laughs and wants to be rung is rung', () => {
  expect(sectionTold('he joked “I could die waiting” and asked if the case officer could phone him')?.section).toBe('7.outcome')
  expect(sectionTold('he wants the officer to ring him')).toBeUndefined()
})

test('foul language in writing is answered in writing', () => {
  const foul = each(['an email from him full of'], ['the c-word', 'swear words', 'obscenities'], ['to answer by Monday'])
  expect(wrong(foul, /Parts of what you wrote/, '4.persistent')).toEqual([])
  expect(words('7.dissatisfied', 'she writes that the officer used no swear words but was cold')).not.toMatch(/Parts of what/)
})

test('what the procedure does not answer is refused, and conduct beside it is not', () => {
  const not = [
    'the councillor’s office asks about a resident, do I need her written authority to discuss it',
    'solicitor rang for a client, is a form of authority needed before we speak to him',
    'reception here, a lady has an envelope of papers to hand in, do I take it',
  ]
  expect(not.filter((text) => !isNotOurs(text))).toEqual([])
  const ours = [
    'the solicitor shouts that he needs no consent to discuss it',
    'man at reception with papers to hand in is abusive',
    'can I share with the police without his consent',
    'her advocate is on the line and swears at me',
  ]
  expect(ours.filter(isNotOurs)).toEqual([])
})

test('which form is meant is asked back', () => {
  for (const text of ['need to sort the form for that customer', 'need 2 sort that form', 'got to do the paperwork for her'])
    expect([text, tellsOnlyThatItCame(text)]).toEqual([text, true])
  expect(tellsOnlyThatItCame('need to fill the terminated call log')).toBe(false)
})

test('that it is hard, and nothing of what they do, is asked back', () => {
  const hard = [
    'awkward customer',
    'Tricky one',
    'got a difficult caller',
    'bit of bother with a visitor',
    'spot of trouble here with a customer',
  ]
  const asked = ['', ', line four', 'on the phone', '. Thoughts?', ', any advice', '. Can someone advise me?', ', what now?']
  expect(each(hard, asked).filter((text) => !tellsOnlyThatItCame(text))).toEqual([])
  for (const text of [
    'difficult customer, keeps shouting',
    'awkward customer, line four, he says he will jump',
    'what is a difficult customer',
    'tricky one: she wants my manager',
    'bit of bother with a caller who swears',
  ])
    expect([text, tellsOnlyThatItCame(text)]).toEqual([text, false])
})

test('who do I think I am, after the warning: the objection is heard, and not that they went on', () => {
  const warnedBefore = (newest: string): string => momentOf([newest, 'gave her the warning about ending the call'])
  for (const newest of [
    'outrageous thats what shes calling it and who do i think i am laying down the law',
    'what gives me the right he says',
    'she wants me reported',
  ])
    expect([newest, warnedBefore(newest)]).toEqual([newest, 'objects'])
  expect(warnedBefore('still swearing')).not.toBe('objects')
})

test('somebody who may only write, and rings, hears of that', () => {
  expect(
    words(
      '4.persistent',
      'he has been on writing-only since March and had the letter, and he is on the phone again about his case',
      'unreasonably-persistent',
    ),
  ).toMatch(/contact us in another way/)
})
