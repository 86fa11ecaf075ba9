import type { Guide, GuideColleague, GuidePassage, GuideWalk, Understood } from '../../../src/casework/ask/guide.js'
import type { AskSettings } from '../../../src/casework/ask/open-ask.js'
import { openAsk } from '../../../src/casework/ask/open-ask.js'
import type { Conversation } from '../../../src/casework/ask/thread.js'
import { procedures } from '../../../src/office.js'
import { nothingErased } from '../../log/told-erased.js'
import { sam, testOffice } from '../test-office.js'

const passage = (id: string, title: string, actions: GuidePassage['actions']): GuidePassage => ({
  id,
  section: `s${id}`,
  title,
  looksLike: `It looks like ${title}.`,
  doNow: ['Take the facts.', 'Ring back.'],
  decides: 'You decide.',
  actions,
})
const map: GuideWalk = {
  id: '13.a',
  title: 'A call about an outcome',
  forks: [
    {
      ask: 'Has it been explained?',
      answers: [
        { when: 'No', next: 'The officer explains.', ends: true },
        { when: 'Yes', next: 'Go on.' },
      ],
    },
    {
      ask: 'Would a call settle it?',
      answers: [
        { when: 'Yes', next: 'Ring them.' },
        { when: 'No', next: 'Point them to the page.' },
      ],
    },
  ],
}
const passages = [
  passage('4.unacceptable', 'Abusive contact', ['terminated-call', 'welfare']),
  passage('7.demand', 'Demanding a manager', ['escalate', 'none']),
  passage('8', 'Giving your name', ['withheld-name']),
  passage('9', 'Somebody may come to harm', ['at-risk']),
  { ...passage('13', 'Step by step', ['none']), walks: [map] },
]
const others = [
  { section: '7.demand', action: 'escalate' },
  { section: '8', action: 'withheld-name' },
] as const
const covered = {
  sections: ['4.unacceptable'],
  action: 'terminated-call',
  atRisk: false,
  covered: true,
  askBack: false,
  telling: [],
  waiting: [],
  others,
  situation: 'none',
  medium: 'unsaid',
  moment: 'unsaid',
} as const
const readings: readonly (readonly [RegExp, Understood])[] = [
  [/boss/, { ...covered, sections: ['7.demand'], action: 'escalate' }],
  [/map/, { ...covered, sections: ['13'], action: 'none' }],
  [/letter/, { ...covered, medium: 'writing' }],
  [/hung up/, { ...covered, moment: 'gone' }],
  [/lunch/, { ...covered, sections: [], action: 'none', covered: false }],
  [/rang again/, { ...covered, sections: [], action: 'none', covered: false, askBack: true }],
]

/** Sam's direct messages. */
export const here: Conversation = { by: sam.id, where: 'console/private' }

/** A desk that answers questions from a small guide; `heard` is what it was asked, with what came before. */
export function openAskDesk(more: Partial<AskSettings> & { readonly ownWords?: string } = {}) {
  const heard: { text: string; before: readonly string[] }[] = []
  /** Whom the last question was read with, as those who work here. */
  let staff: readonly GuideColleague[] = []
  const counted: string[] = []
  let now = new Date('2026-03-03T10:00:00.000Z')
  const guide: Guide = {
    understand: async (text, before = [], colleagues = []) => {
      staff = colleagues
      heard.push({ text, before })
      // As guidance does: harm anywhere in the thread weighs, and its own lines are told.
      const telling = [...new Set([...before, text].filter((words) => /kill/.test(words)))]
      if (/hang/.test(text)) return { ...covered, sections: ['9'], action: 'at-risk', atRisk: true, telling: [text] }
      if (telling.length > 0) return { ...covered, sections: ['9'], action: 'at-risk', atRisk: true, telling }
      const waiting = before.filter((words) => /hang/.test(words) && !/hang/.test(text))
      if (waiting.length > 0) return { ...(readings.find(([words]) => words.test(text))?.[1] ?? covered), waiting }
      return readings.find(([words]) => words.test([...before, text].join(' ')))?.[1] ?? covered
    },
    passage: (id) => passages.find((each) => each.id === id),
    short: (section, text, { atRisk, handed }) => ({
      ...(atRisk
        ? {
            harm: {
              lines: ['Tell a senior now.'],
              lead: 'You can say:',
              say: handed && !/still/.test(text) ? [] : ['Ring the emergency services.'],
            },
          }
        : {}),
      ...(section === undefined || section === '9'
        ? {}
        : { answer: { lines: ['Take the facts.'], lead: 'You can say:', say: atRisk ? [] : [`What to say about ${section}.`] } }),
    }),
    own: async () => (more.ownWords === undefined ? [] : [{ heading: '4.2 Rude callers', words: more.ownWords }]),
  }
  const ask = openAsk({
    guide,
    procedures,
    directory: () => testOffice(),
    clock: () => now,
    count: (answered) => counted.push(answered),
    erasures: nothingErased,
    ...more,
  })
  return {
    ask,
    heard,
    staff: () => staff,
    counted,
    pass: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000)
    },
  }
}
