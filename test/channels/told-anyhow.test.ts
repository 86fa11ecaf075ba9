/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import type { Answer, Arrival, DialogView, RawValues } from '../../src/casework/arrival.js'
import { beginNoTimeouts } from '../no-timeouts.js'
import { staff } from '../procedures/test-office.js'
import { openChat, readerIsThere, type Seen, seen } from './chat.js'
import { slackArrival, teamsArrival, waysIn } from './ways-in.js'

jest.setTimeout(300_000)
beforeAll(readerIsThere)
// On a busy machine a reading may take longer than a form or a command waits for it (told-in-passing.ts): here each is waited for.
beforeAll(beginNoTimeouts)
afterAll(() => jest.useRealTimers())

const threat = 'he says he will kill himself tonight'
const blank = '\n'.repeat(50)
const typed = (text: string) => async (id: string) => [await waysIn['the console'](text, id)]
const inSlack = (event: object) => async (id: string) => [
  await slackArrival(id, { type: 'message', channel_type: 'im', user: 'UASHA', channel: 'DUASHA', ts: id, ...event }),
]
const inTeams = (message: object) => async (id: string) => [await teamsArrival(id, message)]
const each = (texts: readonly string[]) => async (id: string) =>
  Promise.all(texts.map((text, at) => waysIn['the console'](text, `${id}-${at}`)))
const from = { by: staff('asha'), channel: 'console', place: 'private' } as const
const bold = (text: string) => text.replace(/[a-z]/g, (letter) => String.fromCodePoint(0x1d41a + letter.charCodeAt(0) - 97))
const shared = { is_share: true, is_msg_unfurl: true, author_name: 'Ben', text: threat, fallback: `[March 3rd] Ben: ${threat}` }
const html = (content: string) => ({ attachments: [{ contentType: 'text/html', content }] })
const email = Array.from(
  { length: 40 },
  (_, at) => `Paragraph ${at}: I have written to you about my parking permit and the letter that came in the post was not clear to me.`,
)

type Arrives = (id: string) => Promise<readonly Arrival[]>
/** The reader may ask back or alarm: the way to the seniors is in sight either way. */
type Wanted = Seen | 'in sight'
const kinds: Readonly<Record<string, readonly [Arrives, Wanted]>> = {
  'after a greeting': [typed(`hello, ${threat}`), 'alarm'],
  'after a greeting to everybody, on a line of its own': [typed(`Hi all!\n\n${threat}`), 'alarm'],
  'before a thank-you': [typed(`${threat}, thanks`), 'alarm'],
  'after a thank-you': [typed(`thank you for earlier. ${threat}`), 'alarm'],
  'after “ok”': [typed(`ok ${threat}`), 'alarm'],
  'after “help”': [typed(`help ${threat}`), 'alarm'],
  'after “HELP!!”': [typed(`HELP!! ${threat}`), 'alarm'],
  'after “good morning, sorry to bother you”': [typed(`good morning, sorry to bother you but ${threat}`), 'alarm'],
  'after a command’s own word': [typed('duty he has a knife'), 'alarm'],
  'after “who is on duty”': [typed('who is on duty he has a knife'), 'alarm'],
  'after “log”': [typed(`log ${threat}`), 'alarm'],
  'behind /duty': [typed('/duty he has a knife'), 'alarm'],
  'behind /my-work': [typed(`/my-work ${threat}`), 'alarm'],
  'behind /help': [typed(`/help ${threat}`), 'alarm'],
  'behind /lists': [typed(`/lists ${threat}`), 'alarm'],
  'behind /customer': [typed(`/customer ${threat}`), 'alarm'],
  'behind /customer with a number': [typed(`/customer 07700 900123 ${threat}`), 'alarm'],
  'behind a slash and nothing else': [typed(`/${threat}`), 'alarm'],
  'behind a command that is none': [typed(`/risk ${threat}`), 'alarm'],
  'behind /ask': [typed(`/ask ${threat}`), 'alarm'],
  'behind /at-risk, which sends it': [typed(`/at-risk ${threat}`), 'alarm'],
  'behind “at risk:”, which sends it': [typed(`At risk: ${threat}`), 'alarm'],
  'behind /difficult-call': [typed(`/difficult-call ${threat}`), 'alarm'],
  'behind /terminated-call': [typed(`/terminated-call ${threat}`), 'form that shows the way'],
  'behind /restriction': [typed(`/restriction ${threat}`), 'form that shows the way'],
  'in capitals': [typed(threat.toUpperCase()), 'alarm'],
  'below fifty blank lines': [typed(`hi${blank}${threat}`), 'alarm'],
  'above fifty blank lines': [typed(`${threat}${blank}thanks`), 'alarm'],
  'with marks without width in its words': [typed('he says he will k\u200bill him\u200dself to\ufeffnight'), 'alarm'],
  'with soft hyphens': [typed('he says he will kill him\u00adself'), 'alarm'],
  'written from right to left': [typed(`\u202e\u2067${threat}\u2069\u202c`), 'alarm'],
  'with a mark without width before “at-risk”': [typed(`\u200bat-risk ${threat}`), 'alarm'],
  'in letters for mathematics': [typed(bold(threat)), 'alarm'],
  'as a list': [typed(`• caller on line 2\n• ${threat}\n• he is at home`), 'alarm'],
  'in curly quotes': [typed(`he said “I’m going to kill myself tonight”`), 'alarm'],
  'as a transcript': [typed(`10:02 Caller: nobody helps me\n10:03 Caller: I am going to kill myself\n10:03 Me: please hold`), 'alarm'],
  'in the middle of a long mail': [typed([...email.slice(0, 20), 'I will kill myself tonight.', ...email.slice(20)].join('\n\n')), 'alarm'],
  'at the end of what is too long to read': [typed(`${email.join('\n').repeat(3)}\n${threat}`), 'asked back'],
  'above a signature': [
    typed(`${threat}\n\nKind regards\nAsha Patel\nThis e-mail is confidential. Please think before you print.`),
    'alarm',
  ],
  'in three messages': [each(['caller on the line now', 'he says he is going to', 'kill himself']), 'alarm'],
  'word by word': [each(['he', 'will', 'kill', 'himself']), 'in sight'],
  'and then “hello?”': [each([threat, 'hello?']), 'alarm'],
  'and then “help”': [each([threat, 'help']), 'alarm'],
  'and then “thanks”': [each([threat, 'thanks']), 'alarm'],
  twice: [each([threat, threat]), 'alarm'],
  'with emoji beside it': [typed(`😢😢 ${threat} 🙏`), 'alarm'],
  'in Slack with its own emoji': [inSlack({ text: `:cry: ${threat} :pray:` }), 'alarm'],
  'in Slack as a quotation': [inSlack({ text: `&gt; ${threat}\nwhat now` }), 'alarm'],
  'in Slack as code': [inSlack({ text: `\`\`\`${threat}\`\`\`` }), 'alarm'],
  'in Slack in bold and struck out': [inSlack({ text: `*he says* ~he will kill himself~ _tonight_` }), 'alarm'],
  'in Slack with a number made a link': [inSlack({ text: `<tel:07700900123|07700 900123> ${threat}` }), 'alarm'],
  'in Slack in blocks alone': [
    inSlack({
      text: '',
      blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: threat }] }] }],
    }),
    'alarm',
  ],
  'in Slack as a list in blocks': [
    inSlack({
      text: '',
      blocks: [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_list',
              elements: ['line 2', threat].map((text) => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] })),
            },
          ],
        },
      ],
    }),
    'alarm',
  ],
  'in Slack in a shared message': [inSlack({ text: '', attachments: [shared] }), 'alarm'],
  'in Slack in a shared message, with “is this serious?”': [inSlack({ text: 'is this serious?', attachments: [shared] }), 'alarm'],
  'in Slack in a shared message, with “thanks”': [inSlack({ text: 'thanks', attachments: [shared] }), 'alarm'],
  'in Slack in a shared message’s blocks': [
    inSlack({
      text: 'what do I do',
      attachments: [
        {
          is_msg_unfurl: true,
          message_blocks: [
            {
              message: {
                blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: threat }] }] }],
              },
            },
          ],
        },
      ],
    }),
    'alarm',
  ],
  'in Slack in a message that was changed': [
    inSlack({
      subtype: 'message_changed',
      message: { type: 'message', user: 'UASHA', text: threat, ts: '1.1', edited: { user: 'UASHA', ts: '2.0' } },
      previous_message: { text: 'he says he is' },
    }),
    'alarm',
  ],
  'in Slack with the mention at the end': [inSlack({ type: 'app_mention', channel: 'C1', text: `${threat} <@UBOT>` }), 'alarm'],
  'in Slack with the mention in the middle': [inSlack({ type: 'app_mention', channel: 'C1', text: `hey <@UBOT> ${threat}` }), 'alarm'],
  'in Slack in a thread of another bot’s card': [
    inSlack({ type: 'app_mention', channel: 'C1', thread_ts: '1.0', text: `<@UBOT> ${threat}` }),
    'alarm',
  ],
  'in Slack with a file': [inSlack({ subtype: 'file_share', text: threat, files: [{ id: 'F1' }] }), 'alarm'],
  'in Slack in a picture alone': [inSlack({ subtype: 'file_share', text: '', files: [{ id: 'F1' }] }), 'asked back'],
  'in Slack in a recording': [
    inSlack({ subtype: 'file_share', text: '', files: [{ id: 'F1', subtype: 'slack_audio', mimetype: 'audio/mp4' }] }),
    'asked back',
  ],
  'in Slack in a picture, with “is this serious?”': [
    inSlack({ subtype: 'file_share', text: 'is this serious?', files: [{ id: 'F1' }] }),
    'asked back',
  ],
  'in Slack as “/me”': [inSlack({ subtype: 'me_message', text: 'is told that he will kill himself tonight' }), 'alarm'],
  'in Teams after a command’s word, with a number': [inTeams({ text: 'Customer emailed at 02:10 saying he will kill himself' }), 'alarm'],
  'in Teams after “duty”, with a number': [inTeams({ text: 'duty he has 2 knives' }), 'alarm'],
  'in Teams behind a look-up': [inTeams({ text: 'customer 07700 900123 wants to die' }), 'alarm'],
  'in Teams as an answer with a quotation': [
    inTeams({
      text: 'is this serious?',
      ...html(
        `<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1"><strong itemprop="mri" itemid="8:orgid:b">Ben</strong><p itemprop="preview">${threat}</p></blockquote><p>is this serious?</p>`,
      ),
    }),
    'alarm',
  ],
  'in Teams forwarded': [
    inTeams({
      text: '',
      ...html(`<blockquote itemscope itemtype="http://schema.skype.com/Forward"><p itemprop="copy">${threat}</p></blockquote>`),
    }),
    'alarm',
  ],
  'in Teams set as a quotation': [inTeams({ text: threat, ...html(`<blockquote>${threat}</blockquote>`) }), 'alarm'],
  'in Teams in HTML alone': [inTeams({ text: '', ...html(`<p>hi</p><ul><li>${threat}</li></ul>`) }), 'alarm'],
  'in Teams with tags in its text': [inTeams({ text: `<p>hi</p><p>${threat}</p>` }), 'alarm'],
  'in Teams in a message that was changed': [
    inTeams({ type: 'messageUpdate', text: threat, channelData: { eventType: 'editMessage' } }),
    'alarm',
  ],
  'in Teams with a picture': [inTeams({ text: threat, attachments: [{ contentType: 'image/*' }] }), 'alarm'],
  'in Teams in a picture alone': [inTeams({ text: '', attachments: [{ contentType: 'image/*' }] }), 'asked back'],
  'in Teams in a picture, with “look at this”': [
    inTeams({ text: 'look at this', attachments: [{ contentType: 'image/*' }] }),
    'asked back',
  ],
  'in Teams in a picture, with “is this serious?”': [
    inTeams({ text: 'is this serious?', attachments: [{ contentType: 'image/*' }] }),
    'asked back',
  ],
  'by “Log this contact” on a message': [
    async (id) => [{ ...from, id, arrives: 'press', verb: 'command:/terminated-call', given: { text: threat } }],
    'form that shows the way',
  ],
}

/** Every one of these is hurried, and each was tried: whatever it comes with, and wherever it is put, the way to the seniors is seen at once (s9). */
test.each(Object.entries(kinds))('a threat %s is heard', async (_kind, [arrive, wanted]) => {
  const chat = openChat()
  let last: Answer = { answer: 'nothing' }
  for (const arrival of await arrive('k1.0')) last = await chat.listen(arrival)
  expect(wanted === 'in sight' ? ['alarm', 'asked back'] : [wanted]).toContain(seen(last))
})

test('a threat that is told while the one before is being read is read after it', async () => {
  const chat = openChat()
  const arrivals = await each(['he says he is going to', 'kill himself'])('quick')
  const [, last] = await Promise.all(arrivals.map((arrival) => chat.listen(arrival)))
  expect(last && seen(last)).toBe('alarm')
})

/** What is no threat is what it was before: looked up, answered, opened. */
test.each<[string, Arrives, Seen]>([
  ['a look-up of a name that is a word for harm', typed('/customer Dai Burns'), 'answer'],
  ['a look-up of a name of three parts', typed('/customer Mindi Kaur Gill'), 'answer'],
  ['a look-up in Teams', inTeams({ text: 'customer 07700 900123' }), 'answer'],
  ['a log of a call that threatened nobody', typed('/terminated-call he swore at me for ten minutes and would not stop'), 'form'],
  [
    'a quotation of what the bot said',
    inTeams({
      text: 'thanks',
      ...html(
        '<blockquote itemscope itemtype="http://schema.skype.com/Reply"><strong itemprop="mri" itemid="28:bot">Contact Steward</strong><p itemprop="preview">Somebody may come to harm</p></blockquote>',
      ),
    }),
    'answer',
  ],
  ['a polite word', typed('ok thanks'), 'answer'],
])('%s alarms nobody', async (_what, arrive, wanted) => {
  const chat = openChat()
  let last: Answer = { answer: 'nothing' }
  for (const arrival of await arrive('c1.0')) last = await chat.listen(arrival)
  expect(seen(last)).toBe(wanted)
})

describe('a form that is told a threat', () => {
  const open = async (command: string) => {
    const chat = openChat()
    const [begun] = await typed(command)('f1')
    const answer = begun ? await chat.listen(begun) : undefined
    if (answer?.answer !== 'dialog') throw new Error(`${command} opens no form`)
    return { chat, dialog: answer.dialog }
  }
  const form = (id: string, dialog: DialogView, values: RawValues): Arrival => ({
    ...from,
    id,
    arrives: 'form',
    draft: dialog.draft,
    step: dialog.step.name,
    move: 'next',
    values: { ...dialog.values, ...values },
  })

  test.each([
    '/terminated-call',
    '/written-contact',
    '/restriction',
    '/adjustment',
    '/escalate',
    '/need-support',
    '/withheld-name',
    '/authority-report',
  ])('%s shows the way to the seniors above its fields, and holds nobody up twice', async (command) => {
    const { chat, dialog } = await open(command)
    const text = dialog.fields.find(({ input }) => input === 'lines' || input === 'line')
    const name = text?.name ?? 'said'
    const first = await chat.listen(form('f2', dialog, { [name]: threat }))
    // A step without a text has none to look at.
    if (text) expect(seen(first)).toBe('form that shows the way')
    else expect(seen(first)).not.toBe('form that shows the way')
  })

  test('one that holds none shows none', async () => {
    const { chat, dialog } = await open('/need-support')
    const text = dialog.fields.find(({ input }) => input === 'lines' || input === 'line')
    const answer = await chat.listen(form('f3', dialog, text ? { [text.name]: 'I would like to talk about the long call' } : {}))
    expect(seen(answer)).not.toBe('form that shows the way')
  })
})

/** Somebody whom the office file does not know is told at once whom to ring. */
test.each(['member', 'stranger', 'unsaid'] as const)(
  'somebody of whom nothing is known (%s) is told what to do in an emergency',
  async (is) => {
    const chat = openChat()
    const [arrival] = await typed(threat)('o1')
    const outsider = { is, mayAlert: is === 'member', name: 'Dana Fox', known: 'Your Slack id is U123.' }
    const answer = arrival && (await chat.listen({ ...arrival, outsider }))
    expect(answer).toMatchObject({ answer: 'sentence', text: expect.stringContaining('999') })
  },
)
