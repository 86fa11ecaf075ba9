import { fill } from '../../src/cards/fill.js'
import { choiceCard, helpCard } from '../../src/casework/lists.js'
import type { View } from '../../src/procedures/procedure.js'
import { expectGolden } from './golden.js'

const view = (template: string, title: string, data: View['data']): View => ({
  template,
  data,
  title,
  sections: [],
  buttons: [],
  preview: title,
})
const cardOf = (answer: ReturnType<typeof helpCard>) => {
  if (answer.answer !== 'card') throw new Error('This answer is no card')
  return answer.card
}
const row = {
  what: 'Talk with Asha Patel about an ended call',
  reference: 'TC-2026-0001',
  when: 'Since Tue 3 Mar, 10:03',
  buttons: [{ title: 'Open', says: 'Open TC-2026-0001: Discuss', verb: 'command:/open', data: { record: 'TC-2026-0001', version: 1 } }],
}

describe('the cards of the office', () => {
  it.each([
    [
      'office/choice',
      cardOf(
        choiceCard('An unfinished form', 'You began it Tue 3 Mar, 10:00.', [{ words: 'All is there.', title: 'Go on', verb: 'resume:d1' }]),
      ),
    ],
    ['office/help', cardOf(helpCard([{ name: '/terminated-call', help: 'You ended a call: log it.' }]))],
    [
      'office/my-work',
      fill(
        view('office/my-work', 'My work', {
          words: 'One thing is waiting for you.',
          groups: [{ title: 'Overdue', tone: 'Attention', rows: [row] }],
          more: '',
          begins: [{ title: 'Begin something', buttons: [{ title: 'Restriction', verb: 'command:/restriction', data: {} }] }],
        }),
      ),
    ],
    [
      'office/contact-report',
      fill(
        view('office/contact-report', 'Figures: The whole office', {
          paragraphs: ['January to March 2026. Numbers are told in steps of five.'],
          parts: [
            {
              title: 'Terminated call: 20 to 24, January to March 2026',
              rows: [
                { label: 'What kind of contact', value: 'abusive or threatening 10 to 14; each of the others under 5' },
                { label: 'Until it was talked about', value: 'in time 10 to 14; late, or not yet at most 8' },
              ],
            },
          ],
          choices: [{ words: 'The last twelve months', verb: 'command:/contact-report', data: { given: { text: '2025-04 2026-03' } } }],
          more: '',
        }),
      ),
    ],
    [
      'office/practice-digest',
      fill(
        view('office/practice-digest', 'For your team meeting: April 2026', {
          paragraphs: ['One thing to talk about in your next team or management meeting.'],
          things: [
            {
              title: '1. Terminated call: Was a warning given before the end',
              rows: [
                { label: 'The office, January to March 2026', value: 'yes 20 to 24; no 5 to 9' },
                { label: 'Advice', value: 'yes 10 to 14; no under 5' },
                { label: 'To ask each other', value: 'Which words do we use to warn somebody, and do they work?' },
                { label: 'Section 4', value: '“Warn them that if they continue, you will end the contact.”' },
              ],
            },
          ],
        }),
      ),
    ],
    [
      'office/undelivered',
      fill(
        view('office/undelivered', 'Not delivered', {
          rows: [{ who: 'Lena Morris, 020 7946 0100', because: 'The app is not installed.' }],
          words: 'They have not had this message. Please phone them.',
        }),
      ),
    ],
    [
      'office/look-up',
      fill(
        view('office/look-up', 'Robin Example', {
          known: [],
          links: [],
          matches: [
            {
              what: 'Restriction',
              status: 'In force',
              reference: 'RE-2026-0001',
              recordedAs: [],
              toDo: ['Answer in writing only.'],
              buttons: [
                {
                  title: 'Log a contact',
                  says: 'Log a contact: RE-2026-0001',
                  verb: 'dialog:contact',
                  data: { record: 'RE-2026-0001', version: 3 },
                },
              ],
            },
          ],
        }),
      ),
    ],
    [
      'office/look-up.linked',
      fill(
        view('office/look-up', 'Robin Example', {
          known: ['Also known as Robyn Exampel'],
          matches: [
            {
              what: 'Service adjustment',
              status: 'In force',
              reference: 'SA-2026-0001',
              recordedAs: ['Recorded as Robyn Exampel'],
              toDo: ['Large print.'],
              buttons: [],
            },
          ],
          links: [
            {
              words: 'Robin Example and Robyn Exampel: linked as one customer by Lena Morris, Tue 3 Mar, 10:03.',
              buttons: [
                {
                  title: 'These are not the same customer',
                  says: 'These are not the same customer: CM-2026-0001',
                  verb: 'dialog:not-same',
                  data: { record: 'CM-2026-0001', version: 1 },
                },
              ],
            },
          ],
        }),
      ),
    ],
    [
      'office/choice.same-customer',
      cardOf(
        choiceCard('Which customer?', 'Several customers fit.', [
          { words: 'Robin Example', title: 'This one', verb: 'look-up:', data: { record: 'RE-2026-0001', version: 3 } },
          {
            words: 'One customer under two spellings?',
            title: 'These are the same customer',
            verb: 'same-customer:',
            data: { given: { one: 'RE-2026-0001', other: 'SA-2026-0001' } },
          },
        ]),
      ),
    ],
  ])('%s is as it was agreed', (name, filled) => expectGolden(name, filled))
})
