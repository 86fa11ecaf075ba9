import { asksToKnow } from '../../src/guidance/understanding/asks-to-know.js'
import { circumstancesOf } from '../../src/guidance/understanding/circumstances.js'
import { factsOf } from '../../src/guidance/understanding/facts.js'
import { momentOf } from '../../src/guidance/understanding/moments.js'
import { wordsOf } from '../../src/guidance/understanding/normalise.js'
import { sectionTold } from '../../src/guidance/understanding/section-told.js'
import { inShort, wordsToSay } from '../../src/guidance/words-to-say/in-short.js'

type Harmed = 'self' | 'others' | 'both' | 'staff'

function words(section: string, text: string, harmed?: Harmed, situation = 'none'): string {
  const of = { ...circumstancesOf([text], harmed), atRisk: harmed !== undefined, situation }
  return wordsToSay(inShort(section, text, of)).join(' ')
}
/** Every combination, in words. */
const each = (...parts: readonly (readonly string[])[]): string[] =>
  parts.reduce<string[]>((all, part) => all.flatMap((one) => part.map((next) => `${one} ${next}`.trim())), [''])
/** The messages whose words are not as they should be, with what was shown. */
const wrong = (texts: readonly string[], shown: (text: string) => string, right: RegExp, never?: RegExp): string[] =>
  texts.flatMap((text) => (right.test(shown(text)) && !never?.test(shown(text)) ? [] : [`${text} → ${shown(text)}`]))
const moment = (text: string): string => momentOf([wordsOf(text).join(' ')])

describe('what they do on the line comes before what they complain of (s4)', () => {
  const decided = ['his complaint was rejected by my manager last week and', 'the head of department closed her complaint,']
  const now = ['he is swearing at me', 'she keeps shouting at me', 'he’s calling me a moron', 'now she’s effing and blinding']
  const complaints = ['7', '7.dissatisfied', '7.outcome', '13', '4.persistent']
  test.each(complaints)('beside a complaint that is decided: section %s', (section) => {
    expect(
      wrong(each(decided, now), (text) => words(section, text), /unacceptable.*if you stop/, /complain to us|take it further/),
    ).toEqual([])
  })
  test('the end of our process is told where it is what was asked', () => {
    const end = 'head of department decided our complaints process is exhausted, he is swearing at me'
    expect(words('7.dissatisfied', end)).toMatch(/if you stop/)
    expect(words('7.dissatisfied', `${end}, how do I tell him that it is exhausted`)).toMatch(/take it further/)
  })
  test('what was done to a customer, and what nobody does, is no such thing', () => {
    const not = [
      'he says the officer was shouting at him',
      'she is not swearing at me, she is unhappy',
      'he is shouting at his dog, still unhappy',
    ]
    expect(wrong(not, (text) => words('7.dissatisfied', text), /complain/, /if you stop/)).toEqual([])
  })
  test('who objects to a warning hears of the service complaint all the same', () => {
    expect(words('7.dissatisfied', 'I warned him that I would end the call, he is swearing at me and says he will complain')).toMatch(
      /service complaint/,
    )
  })
  test('a manager who answered works out with theirs what comes next (s7)', () => {
    expect(words('7.dissatisfied', 'customer has become abusive since my response to his case review')).toBe('')
  })
})

describe('from the outset', () => {
  const at = [
    'straight from hello',
    'from the word go',
    'the second I picked up',
    'the moment the line connected',
    'before I had said my name',
    'within seconds of answering',
    'as soon as I picked up',
    'straight off the bat',
  ]
  test('abuse before a word was said ends the call', () => {
    const abuse = each(['he was abusive', 'she was hurling abuse', 'he called me a bitch'], at)
    expect(wrong(abuse, (text) => words('4.unacceptable', text, undefined, 'offensive-or-insulting'), /totally unacceptable/)).toEqual([])
    for (const text of ['he opened with you stupid cow', 'she greeted me with a string of abuse', 'he started the call by calling me scum'])
      expect([text, words('4.unacceptable', text)]).toEqual([text, expect.stringMatching(/totally unacceptable/)])
  })
  test('swearing alone is explained first, and a case has a beginning of its own', () => {
    expect(words('4.unacceptable', 'he was swearing from the word go')).toMatch(/if you stop/)
    expect(moment('he has been difficult from the start of the year')).toBe('unsaid')
  })
})

describe('a call that is past', () => {
  const then = ['this morning', 'earlier today', 'an hour ago', 'yesterday', 'two days ago', 'before lunch', 'last night']
  const did = ['a caller swore at me', 'I had a caller who called me names', 'a man was abusive to me on the phone']
  test('has words for the manager, and none for whoever is not there', () => {
    const past = [...each(did, then), ...each(then, did)]
    for (const section of ['4.unacceptable', '6', '2'])
      expect(wrong(past, (text) => words(section, text), /talk it over/, /if you stop|end(?:ing)? this call/)).toEqual([])
    expect(words('5', 'a lady rang this morning and wanted large print')).toBe('')
    expect(words('5', 'a lady rang this morning and wanted large print, what do I say when she rings')).toMatch(/that way/)
  })
  test('a threat of then goes to a senior, with no words for the line', () => {
    const told = each(['he threatened me on the phone', 'a caller threatened to stab me'], then)
    expect(wrong(told, (text) => words('9', text, 'staff'), /passing you everything/, /ending this call/)).toEqual([])
  })
  // Words withheld from somebody on a call harm more than words too many.
  test('whoever may be on the line keeps their words', () => {
    const there = [
      'his complaint was rejected last week and he swears at me',
      'he rang this morning and is swearing at me again',
      'he swore at me yesterday and he’s on the line now',
      'she was abusive this morning, she is back on',
      'I told him this morning to stop and he swore',
      'she said she took all her tablets last night',
      'he said he will do it this evening',
      'he says he was hung up on yesterday',
      'caller was sent a letter yesterday and was swearing at me',
      'ten minutes ago he began to swear at me',
      'I have her here, she told me she took pills this morning',
    ]
    expect(there.filter((text) => moment(text) === 'past')).toEqual([])
    expect(momentOf(['he is on the line now', 'a caller swore at me this morning'])).toBe('unsaid')
    expect(momentOf(['what should i do', 'a caller swore at me this morning'])).toBe('past')
    expect(moment('he emailed yesterday and called me scum')).not.toBe('past')
  })
})

describe('what is done is not asked for again', () => {
  const asks = ['he wants a manager,', 'customer asked for a manager:', 'she demands the director,']
  const passed = [
    'I have passed it to Sue the group manager',
    'passed to my manager already',
    'it has been handed to our team manager Karen',
  ]
  test('a wish that somebody has who can decide', () => {
    const handed = each(asks, passed)
    for (const section of ['7', '7.demand', '7.dissatisfied', '10']) expect(wrong(handed, (text) => words(section, text), /^$/)).toEqual([])
    expect(wrong(each(asks, passed, ['what do I say to him']), (text) => words('7.demand', text), /passed this on to \(name\)/)).toEqual([])
  })
  test('what is only thought of is not passed on, nor what comes to the manager who asks', () => {
    const open = [
      ...each(asks, ['should I pass it to my manager', 'can I give it to my manager', 'not passed to my manager yet']),
      'I am her team manager and it was passed to me as her manager, he wants a manager',
    ]
    expect(open.filter((text) => words('7.demand', text) === '')).toEqual([])
  })
  test('a format that was promised is recorded', () => {
    expect(words('5', 'she asked for large print and I told her we will do it, what now')).toBe('')
    expect(words('5', 'she asked for large print')).toMatch(/that way/)
    expect(words('4.difficult', 'wants it all in big print')).toMatch(/that way/)
  })
  test('an officer who is to explain has not explained', () => {
    expect(words('7.outcome', 'he wants his case officer to explain why he lost')).toMatch(/officer who made the decision/)
  })
  test('a first name that is not enough is met with the line manager’s', () => {
    expect(words('8', 'she says first name not good enough')).toMatch(/^My line manager/)
  })
})

describe('who asks, and of what', () => {
  test('a manager whose customer disputes the policy points them to where one complains of it (s12)', () => {
    const disputed = each(
      ['I’m a team manager,', 'I manage the helpline,', 'one of my team has'],
      ['a customer who says our policy is unlawful', 'mr Hale challenging the procedure', 'a customer who objects to our procedure'],
    )
    for (const section of ['12', '7.dissatisfied', '4', '11'])
      expect(wrong(disputed, (text) => words(section, text), /applied our procedure/, /How are you|taking over/)).toEqual([])
  })
  test('whose policy is another’s, or whoever only asks what the procedure says, disputes none', () => {
    const not = ['customer is unhappy with the bank’s privacy policy', 'he is unhappy with his outcome, what does the procedure say']
    const facts = (text: string) => factsOf([text], [wordsOf(text).join(' ')])
    expect(not.filter((text) => facts(text).includes('disputes-policy'))).toEqual([])
  })
  test('whoever only asks how a case stands is not called unhappy', () => {
    const polite = each(
      ['polite lady', 'a nice man', 'customer'],
      ['rang for an update on her case', 'wants to know how far the complaint has got', 'asks whether there is any news'],
    )
    for (const section of ['7', '7.dissatisfied', '7.outcome', '13', '4.difficult'])
      expect(wrong(polite, (text) => words(section, text), /how it stands/, /unhappy/)).toEqual([])
    expect(words('7.dissatisfied', 'he wants an update and is furious')).toMatch(/unhappy/)
    expect(words('7', 'she wants an update, her case is not allocated yet')).toMatch(/waiting to be given/)
  })
  test('a colleague who is shaken is seen by their manager', () => {
    const shaken = each(['my colleague', 'the woman next to me'], ['is crying after a call', 'is in tears, what do I do'])
    expect(wrong(shaken, (text) => words('2', text), /how they are/)).toEqual([])
    expect(words('2', 'my colleague says I look it and I’m in tears')).toMatch(/would like to talk/)
  })
  test('an insult that nobody signed goes to the manager', () => {
    expect(words('11.police', 'anonymous note calling us idiots')).toMatch(/nobody signed it/)
    expect(words('11.police', 'anonymous letter threatening us')).not.toMatch(/nobody signed it/)
  })
})

describe('what is asked for by name', () => {
  test('how a restriction ends is its review by whoever approved it (s15)', () => {
    const ends = each(
      ['who can', 'who may', 'how do we', 'when do we'],
      ['lift a restriction', 'end the restriction', 'remove a restriction'],
    )
    expect(ends.filter((text) => sectionTold(text)?.section !== '15')).toEqual([])
    const { answer } = inShort('15', 'who can lift a restriction', { ...circumstancesOf([]), atRisk: false, situation: 'none' })
    expect(answer?.lines.join(' ')).toMatch(/approved a restriction reviews it.*group manager or head of department/)
    expect(sectionTold('he wants his restriction lifted')).toBeUndefined()
  })
  test('an arrangement on the system is its record (s15), and what it is stays s10', () => {
    const system = each(
      ['single point of contact', 'spoc approved,', 'restriction agreed,'],
      ['on the system', 'where does it get recorded'],
    )
    expect(system.filter((text) => sectionTold(text)?.section !== '15')).toEqual([])
    const other = ['single point of contact, what goes to him in writing', 'how does a single point of contact get set up']
    expect(other.filter((text) => sectionTold(text) !== undefined)).toEqual([])
  })
  test('a manager who was told and did nothing is not the last (s2)', () => {
    expect(sectionTold('told my manager how I feel and she brushed it off')?.section).toBe('2')
  })
  test('when somebody counts as what, is asked to know', () => {
    const known = each(
      ['when does', 'when do'],
      ['a customer', 'customers'],
      ['become unreasonably persistent', 'count as abusive', 'become restricted'],
    )
    expect([...known, 'when is a customer abusive', 'what accompanies a report to the police'].filter((text) => !asksToKnow(text))).toEqual(
      [],
    )
    expect(['customer abusive, when can I hang up', 'when does he become persistent'].filter(asksToKnow)).toEqual([])
  })
})
