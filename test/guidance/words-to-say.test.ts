import { passages } from '../../src/guidance/passages/passages.js'
import type { Medium } from '../../src/guidance/understanding/circumstances.js'
import { factsOf } from '../../src/guidance/understanding/facts.js'
import type { Harmed } from '../../src/guidance/understanding/label.js'
import { MOMENTS, type Moment } from '../../src/guidance/understanding/moments.js'
import { wordsOf } from '../../src/guidance/understanding/normalise.js'
import { type ForWhat, inShort, wordsToSay } from '../../src/guidance/words-to-say/in-short.js'

const media: readonly Medium[] = ['phone', 'writing', 'unsaid']
const harmed: readonly (Harmed | undefined)[] = [undefined, 'self', 'others', 'both', 'staff']
const situations = ['abusive-or-threatening', 'offensive-or-insulting', 'none']

const every = passages.flatMap(({ id }) =>
  media.flatMap((medium) =>
    MOMENTS.flatMap((moment) =>
      situations.flatMap((situation) =>
        harmed.map((who) => ({
          id,
          of: { medium, moment, situation, atRisk: who !== undefined, ...(who && { harmed: who }) } satisfies ForWhat,
        })),
      ),
    ),
  ),
)
const shown = (id: string, more: Partial<ForWhat>, text = '') =>
  inShort(id, text, { medium: 'phone', moment: 'unsaid', situation: 'none', atRisk: false, ...more })
const said = (id: string, more: Partial<ForWhat>, text = ''): string => wordsToSay(shown(id, more, text)).join(' ')

type Case = (typeof every)[number]
/** The cases whose answer does not hold, a few of them named. */
const wrong = (cases: readonly Case[], holds: (shown: ReturnType<typeof inShort>, each: Case) => boolean) =>
  cases.filter((each) => !holds(inShort(each.id, '', each.of), each)).slice(0, 3)

test('every case of every section is answered in two lines at most, with no name left open and nothing said twice', () => {
  const whole = ({ harm, answer }: ReturnType<typeof inShort>): boolean => {
    const parts = [harm, answer].flatMap((short) => short ?? [])
    const all = parts.flatMap(({ lines, say }) => [...lines, ...say])
    const led = parts.every(({ lead, say }) => say.length === 0 || lead !== undefined)
    const inTwo = parts.every(({ lines }) => lines.length > 0 && lines.length < 3)
    return parts.length > 0 && led && inTwo && !/\{\w+\}/.test(all.join()) && new Set(all).size === all.length
  }
  expect(wrong(every, whole)).toEqual([])
})

test('nothing that is said on the telephone is given for what came in writing', () => {
  const ofThePhone = /\bphone you can|\b(?:this|the|end) call\b|ring you|hang up|on the line|emergency services/i
  // After an ended call, and in the log of one, the call is what it is about.
  const written = every.filter(({ id, of }) => of.medium === 'writing' && (of.atRisk || (id !== '6' && id !== '14')))
  const words = ({ harm, answer }: ReturnType<typeof inShort>) =>
    [harm, answer].flatMap((short) => (short ? [short.lead ?? '', ...short.say] : []))
  expect(wrong(written, (short) => !ofThePhone.test(words(short).join(' ')))).toEqual([])
})

test('the script for somebody who may harm themselves is given for nobody else, and to nobody who threatens us', () => {
  const others = every.filter(({ id, of }) => of.harmed !== 'self' && of.harmed !== 'both' && !(id === '9' && !of.atRisk))
  expect(wrong(others, (short) => !/not qualified/.test(wordsToSay(short).join()))).toEqual([])
  const threats = every.filter(({ of }) => of.harmed === 'staff')
  expect(wrong(threats, (short) => !/emergency services|not in a position/.test(wordsToSay(short).join()))).toEqual([])
})

test.each<[Harmed, RegExp]>([
  ['self', /not qualified.*emergency services/],
  ['others', /not in a position to help.*emergency services/],
  ['both', /not qualified.*emergency services/],
  ['staff', /unacceptable.*ending this call/],
])('on the phone, harm to %s has the words of the source', (who, words) => {
  expect(said('9', { atRisk: true, harmed: who })).toMatch(words)
  expect(said('9', { atRisk: true, harmed: who, medium: 'unsaid' })).toMatch(words)
  for (const more of [{ medium: 'writing' as const }, { moment: 'over' as const }, { moment: 'gone' as const }])
    expect(said('9', { atRisk: true, harmed: who, ...more })).toMatch(/passing you everything/)
})

describe('unacceptable behaviour on the phone', () => {
  test.each<[string, Moment, RegExp]>([
    ['he is abusive', 'outset', /totally unacceptable. I am ending this call/],
    ['he is swearing at me', 'unsaid', /^You are swearing at me.*if you stop\.$/],
    ['she calls me an idiot', 'unsaid', /^You are insulting me/],
    ['rude to me', 'explained', /asked you to stop.*will end this call/],
    ['rude to me', 'warned', /ending this call now/],
    ['rude to me', 'objects', /service complaint: our page/],
    ['rude to me', 'continues', /gone on.*ending this call/],
    ['rude to me', 'over', /log is with you/],
  ])('%s (%s)', (text, moment, words) => {
    expect(said('4.unacceptable', { moment, situation: 'offensive-or-insulting' }, text)).toMatch(words)
  })

  test('once the tone has turned, no further explanation is owed', () => {
    expect(shown('4.unacceptable', { moment: 'turned' }, 'he turned threatening')).toEqual({
      answer: { lines: [expect.stringContaining('No further explanation'), expect.any(String)], say: [] },
    })
  })
})

test('somebody told already, and somebody who is through with our process, hear what comes next', () => {
  expect(said('4.persistent', { moment: 'persistent' })).toMatch(/all the information/)
  expect(said('4.persistent', { moment: 'told' })).toMatch(/As I told you/)
  expect(said('7.dissatisfied', { moment: 'exhausted' })).toMatch(/take it further to the ombudsman/)
})

test('somebody who rang off by themselves leaves nobody to speak to, and no log to fill in', () => {
  const gone = shown('4.unacceptable', { moment: 'gone', situation: 'offensive-or-insulting' })
  expect(JSON.stringify(gone)).toMatch(/rung off/)
  expect(JSON.stringify(gone)).not.toMatch(/log/)
})

test.each(['6', '14'])('asked about the log of a call that they ended, it says that there is none to fill in (section %s)', (section) => {
  expect(JSON.stringify(shown(section, { moment: 'gone' }))).toMatch(/for calls that we end/)
  expect(JSON.stringify(shown(section, { moment: 'over' }))).not.toMatch(/for calls that we end/)
})

test('whoever has told a senior is not told to tell one, and hears what the source asks for beside that', () => {
  const { harm } = shown('9', { atRisk: true, harmed: 'self', handed: true })
  expect(harm?.say).toEqual([])
  expect(harm?.lines.join(' ')).toMatch(/If no senior colleague knows of it yet, tell one now.*details.*note on the case/)
  expect(harm?.lines.join(' ')).not.toMatch(/Tell a senior/)
})

test('whoever has told a senior, and has the caller on the line all the same, keeps the words for them', () => {
  const { harm } = shown('9', { atRisk: true, harmed: 'self', handed: true, facts: ['with-them-still'] })
  expect(harm?.say.join(' ')).toMatch(/not qualified to help.*emergency services/)
  expect(harm?.lines.join(' ')).not.toMatch(/Tell a senior/)
})

test.each([
  ['he is still talking to me', true],
  ['shes still on, what do i say', true],
  ['caller is still there', true],
  ['ive got him on the other line', true],
  ['told Grace, what do I actually say to her', true],
  ['my manager has him on the line now', false],
  ['he is still on the phone to my manager', false],
  ['she is still talking to the senior', false],
  ['what do I tell my manager', false],
  ['told my manager, she has it now', false],
] as const)('%s: whether somebody is there to be spoken to is told by the newest message', (text, isThere) =>
  expect(factsOf([text], [wordsOf(text).join(' '), 'a man on the phone says he will jump']).includes('with-them-still')).toBe(isThere),
)

test('nobody is said to have rung where it is not told that anybody did', () => {
  for (const harmed of ['self', 'others', 'both', 'staff'] as const) {
    const senior = (medium: 'unsaid' | 'phone') => shown('9', { atRisk: true, harmed, moment: 'past', medium }).harm?.say.join(' ')
    expect(senior('unsaid')).toMatch(/^Somebody has /)
    expect(senior('phone')).toMatch(/^Somebody who rang has /)
  }
  const ofAnother = (medium: 'unsaid' | 'phone') =>
    shown('9', { atRisk: true, harmed: 'self', moment: 'past', medium, facts: ['third-party'] }).harm?.say.join(' ')
  expect(ofAnother('unsaid')).toMatch(/^Somebody told us about a person /)
  expect(ofAnother('phone')).toMatch(/^Somebody rang about a person /)
})

test('who objects to a warning hears of the service complaint, under whichever section it was read', () => {
  expect(said('7.dissatisfied', { moment: 'objects' })).toMatch(/you can make a service complaint/)
})

test('somebody restricted already, who rings, hears that there is an arrangement', () => {
  expect(said('10', {}, 'a restricted customer has rung')).toMatch(/There is an arrangement/)
  expect(said('10', {}, 'can we restrict somebody who rings all day')).toMatch(/I want to report/)
})

describe('words that go on from where the call is, whatever section was read', () => {
  test.each<[string, Partial<ForWhat>, string, RegExp]>([
    // It has not been ended, and no log is owed.
    ['6', {}, 'can i hang up', /I am ending it now/],
    ['6', { moment: 'continues' }, 'I said I would hang up and he did it again', /gone on after I warned you/],
    ['6', {}, 'which form when i hang up', /^$/],
    ['6', { moment: 'over' }, 'was I right to hang up', /log is with you/],
    ['4.unacceptable', {}, 'how do I tell him that I am ending the call', /I am ending it now/],
    // Read as merely difficult, and told as more.
    ['4.difficult', {}, "his mother rang and she's shouting at me", /shouting at me, and I find that unacceptable/],
    ['4.difficult', { moment: 'warned' }, 'warned her about her tone', /ending this call now/],
    ['4.difficult', {}, 'she is not shouting at me, she just does not follow', /ask a colleague/],
    ['6', { moment: 'warned' }, "he's stopped and said sorry. do I still have to end it like I said", /Let us go on/],
    ['6', { moment: 'warned' }, "he's stopped talking and still swears at me. do I end it", /ending (?:it|this call) now/],
    ['6', { moment: 'warned' }, 'he said sorry and he is at it again. do I end it', /ending (?:it|this call) now/],
    ['4.unacceptable', { moment: 'warned' }, "he was swearing, I warned him, now he's quiet as a lamb. what do I do", /Let us go on/],
    ['4.difficult', { moment: 'stopped' }, 'she was in a state about the form and is calm now', /Let us go on/],
    ['4.difficult', { moment: 'gone' }, 'the confused old man, his battery went in the middle of it', /^$/],
    ['4.difficult', { moment: 'gone' }, 'his battery went in the middle of it, I am to ring him back, what do I say', /ring you back/],
    // Better by what they did; not where it goes on.
    ['4.unacceptable', {}, 'he apologised for swearing', /^Thank you/],
    ['4.unacceptable', {}, 'he apologised and then swore again', /swearing at me/],
    ['4.unacceptable', {}, 'she has not stopped swearing', /swearing at me/],
    // Across a counter there is no call.
    ['4.unacceptable', { medium: 'unsaid' }, 'man at the counter shouting', /carry on with this conversation/],
    ['4.unacceptable', {}, 'he rang from the counter of his shop, shouting', /carry on with this call/],
    ['4.unacceptable', { medium: 'writing', recorded: true }, 'voicemail full of swearing', /the message that you left/],
    ['4.unacceptable', { medium: 'writing' }, 'anonymous letter calling me names', /nobody signed it/],
    ['7.dissatisfied', {}, 'she wants to complain about me', /service complaint about that.*line manager of the person/],
    ['7.dissatisfied', {}, 'he is still not happy', /still unhappy/],
    ['10.decision', {}, 'should this man be restricted', /restricted\?$/],
    ['10.decision', {}, 'a restricted customer is on the phone', /There is an arrangement/],
    ['11.police', {}, 'the police are on the phone asking for his address', /Who decides what we may give them/],
    ['11.police', {}, 'we reported him and the police want his file', /^$/],
    ['7.outcome', {}, 'his case has no officer yet', /waiting to be given/],
  ])('%s %j: %s', (section, more, text, words) => {
    expect(said(section, { situation: 'offensive-or-insulting', ...more }, text)).toMatch(words)
  })
})
