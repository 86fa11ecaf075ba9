import { circumstancesOf } from '../../src/guidance/understanding/circumstances.js'
import { inShort, wordsToSay } from '../../src/guidance/words-to-say/in-short.js'

type Harmed = 'self' | 'others' | 'both' | 'staff'

/** The words shown for a section where these messages told of the case, oldest first; the newest is asked with. */
function words(section: string, messages: readonly string[], harmed?: Harmed, situation = 'none'): string {
  const of = { ...circumstancesOf(messages, harmed), atRisk: harmed !== undefined, situation }
  return wordsToSay(inShort(section, messages.at(-1) ?? '', of)).join(' ')
}

/** Every combination, in words. */
const each = (...parts: readonly (readonly string[])[]): string[] =>
  parts.reduce<string[]>((all, part) => all.flatMap((one) => part.map((next) => `${one} ${next}`.trim())), [''])

/** The messages whose words are not as they should be, with what was shown. */
const wrong = (texts: readonly string[], shown: (text: string) => string, right: RegExp, never?: RegExp): string[] =>
  texts.flatMap((text) => {
    const all = shown(text)
    return right.test(all) && !never?.test(all) ? [] : [`${text} → ${all}`]
  })

describe('harm: who tells of it, who asks, and how it came', () => {
  const kin = ['his wife', 'a neighbour', 'customer’s daughter', 'her social worker', 'someone’s carer']
  const harm = ['he has taken all his tablets', 'he says he will hang himself']

  test('whoever rings about somebody else hears that we cannot help and whom to call, and nothing for the desperate', () => {
    const rung = each(kin, ['just rang,', 'is on the phone:'], harm)
    expect(wrong(rung, (text) => words('9', [text], 'self'), /not in a position.*emergency services/, /not qualified|writes/)).toEqual([])
  })

  test('whoever writes about somebody else is passed on, as somebody who writes about a person', () => {
    const mailed = each(kin, ['emailed:', 'wrote to us,'], harm)
    expect(wrong(mailed, (text) => words('9', [text], 'self'), /writes about a person/, /emergency services/)).toEqual([])
  })

  test('a senior who asks is not told to tell a senior, nor given words for a caller', () => {
    const asked = each(
      ['I’m senior on duty.', 'I am the duty manager,', 'As head of department:'],
      ['Jas was told', 'a colleague heard'],
      harm,
    )
    expect(wrong(asked, (text) => words('9', [text], 'self'), /^$/)).toEqual([])
    const { harm: shown } = inShort('9', asked[0] ?? '', { ...circumstancesOf(asked.slice(0, 1), 'self'), atRisk: true, situation: 'none' })
    expect(shown?.lines.join(' ')).toMatch(/Establish.*vital interests.*Information Governance/)
  })

  test('a senior who has them on the line has the words for it', () => {
    expect(words('9', ['I’m the duty senior and I have him on the line, he tells me he will hang himself'], 'self')).toMatch(
      /not qualified/,
    )
    for (const text of ['I’m duty manager, caller says he will hang himself', 'I am a senior case officer, he says he will hang himself'])
      expect([text, words('9', [text], 'self')]).toEqual([text, expect.stringMatching(/not qualified/)])
  })

  test('nobody is told that somebody means themselves unless they said so', () => {
    const left = ['and hung up', 'then the line was cut off', 'then the phone died', 'and has now rung off']
    expect(wrong(each(['said he will hang himself'], left), (text) => words('9', [text], 'self'), /may harm themselves\. /)).toEqual([])
    expect(wrong(each(['said it would soon be over'], left), (text) => words('9', [text], 'self'), /themselves or somebody else/)).toEqual(
      [],
    )
    const poison = each(['he put something in the water', 'she put poison in their tea', 'he planted a bomb there'], left)
    expect(wrong(poison, (text) => words('9', [text], 'self'), /people may come to harm/)).toEqual([])
  })

  test('whoever’s line is gone is spoken to no more, whatever is asked after', () => {
    for (const gone of ['she’s gone, line cut off', 'we got cut off', 'lost her', 'the phone died'])
      expect(words('9', ['she said she’s taken an overdose', gone, 'and the log?'], 'self')).toMatch(/passing you everything/)
    // Silence on an open line is no end of it.
    expect(words('9', ['she said she’s taken an overdose', 'she’s gone quiet'], 'self')).toMatch(/not qualified/)
  })

  test('a document is known for one, and what we wrote is none of theirs', () => {
    const documents = [
      'the correspondent states at paragraph 9 that',
      'page 3 of his statement says',
      'on the enquiry form:',
      'last line of it is',
    ]
    expect(wrong(each(documents, ['he will not go on living']), (text) => words('9', [text], 'self'), /writes that/)).toEqual([])
    const ours = ['he read our letter and', 'she rang about the letter,', 'caller got the decision letter and']
    expect(wrong(each(ours, ['wants to die']), (text) => words('9', [text], 'self'), /not qualified/)).toEqual([])
  })

  test('who stands before us is answered by the emergency services, and not by telephone words', () => {
    const here = ['he is in reception with a knife and says he will kill us', 'she’s outside with a hammer, she will smash my face in']
    expect(wrong(here, (text) => words('9', [text], 'staff'), /We need the police now/, /ending this call/)).toEqual([])
    expect(words('9', ['he said he will be in the car park with a bat'], 'staff')).toMatch(/ending this call/)
  })

  test('whoever works here and despairs is sent to a person, and is given nothing for a caller', () => {
    const own = each(['after that call', 'this job has finished me,'], ['I want to die', 'I keep thinking about killing myself'])
    expect(wrong(own, (text) => words('9', [text], 'self'), /need somebody with me now/, /not qualified/)).toEqual([])
    const theirs = [
      'he said after that call I want to die',
      'email from a customer: this job has finished me, I want to die',
      'this customer on the phone now: I want to die',
      'my last caller, quote, I cannot take this call any more, I want to die',
    ]
    expect(wrong(theirs, (text) => words('9', [text], 'self'), /not qualified|writes/, /somebody with me/)).toEqual([])
  })
})

describe('the ladder of s4, by what was done', () => {
  const them = ['him', 'her', 'the caller']
  const shown = (text: string): string => words('4.unacceptable', [text], undefined, 'offensive-or-insulting')
  const told = each(['told', 'spoke to', 'had a word with'], them, ['once about the swearing', 'about the language already'])

  test('who was told hears the warning', () => {
    expect(wrong(each(told, ['and still at it', 'and no different']), shown, /will end this call/)).toEqual([])
    expect(wrong(each(['I have not told', 'should I tell'], them, ['about the swearing']), shown, /if you stop/)).toEqual([])
  })

  test('who was warned hears the end, and so does whoever is told of it already', () => {
    expect(wrong(each(['warned', 'I have warned'], them, ['and the swearing goes on']), shown, /ending this call now/)).toEqual([])
    expect(wrong(each(['told', 'trying to tell'], them, ['I am ending the call, still shouting']), shown, /ending this call now/)).toEqual(
      [],
    )
  })

  test.each([
    [['he swears at me'], /^You are swearing at me/],
    [['he swears at me', 'still at it'], /^You are swearing at me/],
    [['he swears at me', 'said that, still at it'], /will end this call/],
    [['he swears at me', 'I told him to stop', 'did that as well, no change'], /ending this call now/],
    [['she calls me names', 'told her to stop', 'warned her too', 'still going'], /ending this call now/],
    [['I warned her about the swearing', 'told her again about her language'], /ending this call now/],
    [['I’ve asked twice now and she still calls me a liar'], /will end this call/],
    [['she stopped for a bit after I told her, now she swears again'], /will end this call/],
    [['told him three times to stop swearing'], /will end this call/],
    [['told her the call will end, and she still shouts'], /ending this call now/],
    [['ended the call just now after warnings'], /log is with you/],
  ])('%j: the step after what was said', (messages, right) => {
    const of = { ...circumstancesOf(messages), atRisk: false, situation: 'offensive-or-insulting' }
    expect(wordsToSay(inShort('4.unacceptable', messages.join('. '), of)).join(' ')).toMatch(right)
  })

  test('a call that goes on is not spoken of as ended, and abuse alone is not ended without a word', () => {
    expect(words('6', ['I have told him. I have warned him. He is still swearing'])).toMatch(/ending this call now/)
    for (const text of ['he is shouting abuse at me', 'this isn’t a threat, he keeps calling me thick', 'no threats, he swears'])
      expect([text, words('4.unacceptable', [text], undefined, 'abusive-or-threatening')]).toEqual([
        text,
        expect.stringMatching(/if you stop/),
      ])
    expect(words('4.unacceptable', ['he is threatening me'], undefined, 'abusive-or-threatening')).toMatch(/ending this call now/)
  })

  test('what may lie behind it is asked after, and has to stop all the same (s5)', () => {
    const texts = each(['he is autistic', 'she has Tourette’s', 'caller has dementia'], ['and swears at me', 'and keeps shouting at me'])
    expect(wrong(texts, shown, /easier for you.*if you stop/)).toEqual([])
  })
})

describe('nothing is said again that is done', () => {
  test.each([
    ['11.police', 'head of department has agreed to the police, what do I write down', /^$/],
    ['11.police', 'police have been told about Mr W, do we let him know', /have reported what happened/],
    ['11.police', 'should we report him to the police', /May I tell you now/],
    ['2', 'my manager says carry on but I feel sick', /still affects me/],
    ['2', 'I am shaking after that call', /difficult contact and would like to talk/],
    ['2', 'customer is being a nightmare', /^$/],
    ['12', 'I’m a team manager, my new starter is getting shouted at right now', /taking over this call/],
    ['12', 'one of my team had a horrible call', /How are you/],
    ['12', 'customer says our policy is a disgrace, where does he complain', /applied our procedure.*page/],
    ['6', 'I just hung up on him for swearing', /log is with you/],
    ['6', 'my log went in on Monday, does it go on the case file', /^$/],
    ['6', 'I ended a call by mistake, does that need anything', /^$/],
    ['7.dissatisfied', 'head of department has decided his complaints are at an end, he rings again', /take it further to the ombudsman/],
    ['15', 'group manager approved it, who puts it on the system', /which \(name\) approved/],
    ['15', 'the restriction record I approved is due a review', /^$/],
    ['7.outcome', 'he is unhappy with my decision, I have not explained it', /how I came to it/],
    ['7.outcome', 'she disagrees with the decision', /officer who made the decision/],
    ['7.outcome', 'explained the decision in full, he still disagrees', /complain to us about it/],
    ['7.dissatisfied', 'he complained, then complained about the answer, then a complaint about that, where does it stop', /^$/],
    ['7.dissatisfied', 'he says he will go to the ombudsman', /complain to us/],
    ['7', 'his case has not been allocated yet, he asks how it stands', /waiting to be given/],
    ['4.persistent', 'he rings weekly, there is something new I could tell him', /something new that I can tell you/],
    ['4.difficult', 'he will not read the answer I sent and asks again', /^$/],
    ['4.difficult', 'I do not know the answer', /ask a colleague/],
    ['4.difficult', 'no threats, no swearing, he is just slow and I cannot explain it', /ask a colleague/],
    ['4.unacceptable', 'he has not stopped swearing', /^You are swearing/],
    ['5', 'she wants her letters in large print', /We will do it that way/],
    ['5', 'he is blind', /What would work better/],
    ['5', 'something makes it hard for them', /makes this harder/],
    ['8', 'he creeps me out and wants my surname', /^My name is \(first name\)[^.]*\.$/],
    ['8', 'gave my first name and he is not happy', /^My line manager is/],
    ['8', 'perfectly civil caller asks for my full name', /\(full name\)/],
    ['10.case', 'NFC on the case, but it is about a different company', /glad to help you with that/],
    ['10.case', 'case is NFC and he wants to talk about it', /will not discuss it further/],
    ['10.people', 'could one person not take all of hers', /Can a group manager look/],
    ['10.people', 'she has a single point of contact and rings me', /One person deals/],
    ['10.channels', 'can we stop him phoning', /Can a group manager look/],
    ['10', 'written only customer has just rung up', /contact us in another way/],
    ['10', 'customer’s only allowed to speak to Jo', /There is an arrangement/],
    ['10', 'manager has approved the NFC, what do I write to him', /We have said all that we can on that case/],
    ['15', 'group manager approved one point of contact, need the letter', /From now on one person/],
    ['10.people', 'his single point of contact is on leave and he rings me', /One person deals/],
    ['11.police', 'we have reported him, he asks on the phone if it is true', /have reported what happened/],
    ['2', 'had a horrid call, cried in the loo', /difficult contact/],
    ['7.outcome', 'it was me who decided his case, he is on the line asking why', /how I came to it/],
    ['7.dissatisfied', 'complaint process finished says the head of department, how do I put it', /take it further to the ombudsman/],
    ['4.persistent', 'she rings daily but today I do have an answer for her', /something new/],
    ['4.persistent', 'same question, I’ve said there’s no more', /As I told you/],
  ])('%s: %s', (section, text, right) => {
    expect(words(section, [text])).toMatch(right)
  })
})
