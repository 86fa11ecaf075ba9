import { asksToKnow } from '../../src/guidance/understanding/asks-to-know.js'
import { circumstancesOf } from '../../src/guidance/understanding/circumstances.js'
import { factsOf } from '../../src/guidance/understanding/facts.js'
import { wordsOf } from '../../src/guidance/understanding/normalise.js'
import { isSomethingElse } from '../../src/guidance/understanding/open-threat.js'
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

describe('letters and records that are asked for', () => {
  const ask = ['draft a letter:', 'write me a letter:', 'need a letter telling her']
  const approved = ['from now on in writing only, head of department approved it', 'she is to write only, agreed by the group manager']

  test('a restriction is set up by a letter of its own, and nobody is answered as if it stood already', () => {
    expect(
      wrong(each(ask, approved), (text) => words('10.channels', [text]), /^From now on, please contact us/, /We have asked you/),
    ).toEqual([])
    expect(words('10.channels', ['he is on writing only and has sent us a letter about it'])).toMatch(/cannot deal with this here/)
  })

  test('the reason in a log is written for the log, with their words left open', () => {
    const wanted = each(
      ['please write', 'can you word', 'help me draft'],
      ['the reason for my terminated call log,', 'the log,'],
      ['he called me thick and went on after I warned him'],
    )
    for (const section of ['6', '14'])
      expect(wrong(wanted, (text) => words(section, [text]), /said to me: “…”.*I ended it/, /ending this call now/)).toEqual([])
    expect(words('6', ['where do I write the log'])).not.toMatch(/said to me/)
  })

  test('what we have agreed to is confirmed, and asked after no more', () => {
    const agreed = ['we have agreed', 'my manager has agreed', 'the adjustments we agreed:']
    expect(wrong(each(agreed, ['large print', 'calls after two']), (text) => words('5', [text]), /we have agreed/, /\?/)).toEqual([])
    expect(words('5', ['email to the customer confirming the adjustments we agreed: cream paper'])).toMatch(/^This is to confirm/)
    for (const open of ['can we just agree large print', 'nobody has agreed large print yet'])
      expect([open, words('5', [open])]).toEqual([open, expect.not.stringMatching(/have agreed/)])
  })

  test('an answer that is asked for is written, however they came', () => {
    expect(
      wrong(
        each(['reply for', 'email to'], ['a customer who asks the same again']),
        (text) => words('4.persistent', [text]),
        /that we can/,
      ),
    ).toEqual([])
    expect(words('11.police', ['write to the customer to let him know we have reported him to the police'])).toMatch(/^We are writing/)
  })
})

describe('a complaint is met at the stage it has reached', () => {
  const decided = ['customer', 'caller']
  test.each([
    ['7.dissatisfied', ['says the case officer never explained anything', 'says nobody explained the decision'], /officer who made/],
    ['7.demand', ['wants a manager, the officer has not explained it yet'], /officer who made/],
    ['7.dissatisfied', ['is unhappy still, I answered his service complaint', 'moans on, I am the reviewing manager'], /^$/],
    [
      '7.dissatisfied',
      ['had two reviews, do I tell her she has exhausted the process', 'rang, should I say she has exhausted our process'],
      /^$/,
    ],
    ['7.outcome', ['asks why nobody’s picked up her case yet', 'says no one has picked her case up'], /waiting to be given/],
    ['7.dissatisfied', ['is not happy though I explained the decision'], /complain to us about it/],
  ])('%s: %j', (section, tells, right) => {
    expect(wrong(each(decided, tells), (text) => words(section, [text]), right)).toEqual([])
  })

  test('whoever finds a restriction unfair is pointed to where one complains of it', () => {
    const of = each(
      ['customer has had the'],
      ['restriction letter', 'letter about writing only'],
      ['and finds it unfair', 'and will challenge it', 'and wants to appeal it'],
    )
    for (const section of ['10', '15', '7.outcome'])
      expect(wrong(of, (text) => words(section, [text]), /applied our procedure/)).toEqual([])
    expect(words('10', ['a restricted customer rings to complain about another company'])).not.toMatch(/applied our procedure/)
  })
})

describe('where nobody is there, nothing is said', () => {
  test('a restriction that was decided is told in writing before it is spoken of', () => {
    const newly = [
      'group manager has approved a single point of contact, who sets it up',
      'restriction agreed on that subject, do I do NFC on each title',
    ]
    for (const section of ['10.people', '10.case', '10.channels', '10.decision'])
      expect(wrong(newly, (text) => words(section, [text]), /^$/)).toEqual([])
    expect(words('10.people', ['he has a single point of contact and has just rung me'])).toMatch(/One person deals/)
  })

  test.each([
    ['11.police', 'last year he sent death threats, police dealt with it, is his restriction due a review'],
    ['4.unacceptable', 'am I liable if I note that he is racist'],
    ['7.dissatisfied', 'he threatens me with a solicitor, do I end the call'],
    ['11', 'can a customer sue me for defamation if I note that he swore'],
    ['4.unacceptable', 'he is threatening us with court, does it count as a threat'],
    ['4.unacceptable', 'she threatens to go to the papers'],
  ])('%s: %s', (section, text) => {
    expect(words(section, [text], undefined, 'offensive-or-insulting')).toBe('')
  })

  test('the right to go to court takes nothing from what they do beside it', () => {
    expect(words('4.unacceptable', ['he threatens to sue and swears at me'])).toMatch(/swearing at me/)
    expect(words('4.unacceptable', ['she threatened me and her MP'], undefined, 'abusive-or-threatening')).toMatch(/ending this call/)
  })

  test('a failed line is no caller who rang off', () => {
    for (const line of ['my phone died', 'the line went dead', 'teams crashed and the call dropped']) {
      expect(words('6', [`${line} while he swore at me, do I log it`])).toMatch(/line failed during/)
      expect(words('6', [`${line} while I was ending a call with him, do I log it`])).toMatch(/while I was ending/)
      expect(words('4.unacceptable', [`he swore at me and then ${line}`])).toMatch(/before the line failed/)
    }
    expect(words('6', ['the call went on for an hour and he hung up, do I log it'])).toMatch(/rung off/)
    expect(words('6', ['he hung up, do I log it'])).toMatch(/rung off/)
  })

  test('a lesson, a silent watcher and a threat that somebody named has leave the alarm, and nothing to say to a caller', () => {
    const quiz = each(
      ['induction quiz:', 'multiple choice:'],
      ['customer threatens to harm himself', 'caller wants to die'],
      ['which section is it'],
    )
    expect(wrong(quiz, (text) => words('9', [text], 'self'), /^$/)).toEqual([])
    const watcher = 'a man has stood outside the office three days running, has not said anything'
    expect(words('9', [watcher], 'self')).toBe('')
    /** As the command line asks, with the facts of the whole conversation. */
    const inThread = (...messages: string[]): string => {
      const facts = factsOf(messages, messages.map((one) => wordsOf(one).join(' ')).reverse())
      const of = { ...circumstancesOf(messages, 'self'), atRisk: true, situation: 'at-risk', facts }
      return wordsToSay(inShort('9', messages.at(-1) ?? '', of)).join(' ')
    }
    const passed = ['caller says she wants to die', 'passed it to Priya, she’s got it']
    expect(inThread(...passed, 'what do I write on the file')).toBe('')
    // In danger the words stay.
    expect(words('9', ['doing a quiz, and the caller on the line says he will hang himself, which section'], 'self')).toMatch(
      /not qualified/,
    )
    expect(words('9', ['he is outside the office with a knife, three days running, has not said anything'], 'staff')).toMatch(
      /We need the police now/,
    )
    expect(inThread(...passed, 'what do I say to her')).toMatch(/not qualified/)
    expect(inThread(...passed, 'different caller, he has taken tablets, what do I note')).toMatch(/not qualified/)
    expect(inThread('induction quiz: customer wants to die, which section is it', 'thanks, and now a caller wants to die')).toMatch(
      /not qualified/,
    )
    expect(inThread(...passed, 'now she says she has cut herself, what do I write')).toMatch(/not qualified/)
  })
})

describe('warnings: given, or only thought of', () => {
  const shown = (text: string): string => words('4.unacceptable', [text], undefined, 'offensive-or-insulting')
  test('whoever would rather not warn has warned nobody', () => {
    const before = each(
      ['she is autistic and called me useless,'],
      ['I don’t want to go down the warning route', 'I would rather not give a warning', 'can we help her instead of a warning'],
    )
    expect(wrong(before, shown, /easier for you.*if you stop/, /after I warned/)).toEqual([])
  })
  test('who did as they were told has warned', () => {
    const did = each(
      ['you told me to warn him and I did', 'you said warn him, I have'],
      ['and he still calls me thick', 'he keeps swearing'],
    )
    expect(wrong(did, shown, /ending this call now/)).toEqual([])
    expect(shown('you told me to warn him and I did not, he keeps swearing')).toMatch(/if you stop/)
    expect(shown('I am not shouting back, he swears on after my warning')).toMatch(/ending this call/)
  })
})

test('somebody rude on the line now hears what is unacceptable, whoever they work for', () => {
  const rude = each(
    ['a police officer', 'the council’s solicitor', 'a GP'],
    ['is on the phone and is rude to me', 'on the line is being snotty with me'],
  )
  for (const section of ['2', '12']) expect(wrong(rude, (text) => words(section, [text]), /unacceptable.*if you stop/)).toEqual([])
  expect(words('2', ['he was rude to me on the phone and I am in tears'])).toMatch(/would like to talk/)
})

test('who pries is no threat where the name is what is asked, and what is sought on a page of ours did not come from there', () => {
  expect(circumstancesOf(['he looked me up on facebook, and what’s my facebook to him']).medium).toBe('unsaid')
  expect(circumstancesOf(['she messaged us on facebook that she is done']).medium).toBe('writing')
})

describe('asked in general, and told of somebody', () => {
  test('of nobody in particular it is asked to know', () => {
    const general = [
      ...each(
        ['difference between', 'the difference between', 'what is the difference between'],
        ['persistent and unreasonably persistent'],
      ),
      ...each(
        ['which ombudsman', 'who'],
        ['do people go to once they have been through our complaints', 'do customers complain to once they are restricted'],
      ),
      ...each(['can someone with a disability', 'can a customer'], ['still be classed as unacceptable', 'still be restricted under this']),
    ]
    expect(general.filter((text) => !asksToKnow(text))).toEqual([])
  })

  test('whoever is in a contact keeps their words', () => {
    const there = [
      'which ombudsman does he go to once he has been through our complaints',
      'can someone with a disability still swear at me',
      'who do people like her complain to',
      'can somebody take this call over',
      'can customers still be on hold',
    ]
    expect(there.filter(asksToKnow)).toEqual([])
  })

  test('who says that it is a different thing begins anew, unless it is about the same person', () => {
    const anew = each(['thanks.', 'ok,', ''], ['different thing,', 'another question:'], ['a man is swearing at me'])
    expect(anew.filter((text) => !isSomethingElse(text))).toEqual([])
    expect(['different thing, he swears now', 'same thing again, a man swears'].filter(isSomethingElse)).toEqual([])
  })
})
