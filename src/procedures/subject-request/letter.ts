import type { Facts, Letter, LetterDraft } from '../procedure.js'
import type { StaffId } from '../words.js'
import { groundWords } from './forms.js'
import { clockOf, deals } from './handling.js'
import type { BegunRequest, SubjectState } from './matter.js'

type Asking = Facts & { readonly by: StaffId }
type Kind = 'question' | 'extension' | 'answer' | 'refusal'

const titles: Readonly<Record<Kind, string>> = {
  question: 'Draft: ask them',
  extension: 'Draft: more time',
  answer: 'Draft: the answer',
  refusal: 'Draft: refusal',
}
const kindsIn = (state: BegunRequest): readonly Kind[] => {
  if (state.is === 'Stopped') return ['question', 'refusal']
  if (state.is !== 'Open') return []
  return [...(state.reviewed ? (['answer'] as const) : []), 'question', ...(state.extended ? [] : (['extension'] as const)), 'refusal']
}

/** The drafts that whoever deals with it may have now. */
export const requestLetters = (state: SubjectState, facts: Asking): readonly LetterDraft[] =>
  state.is === 'NotAsked' || deals(state, facts) !== true ? [] : kindsIn(state).map((kind) => ({ kind, title: titles[kind] }))

/** A letter to whoever asked. What the law wants said stands in it; what only a person knows is marked. */
export function requestLetter(kind: string, state: SubjectState, facts: Asking): Letter | undefined {
  if (state.is === 'NotAsked' || !kindsIn(state).some((each) => each === kind)) return undefined
  const { office, now, by, record } = facts
  const { calendar, names } = office
  const writer = office.person(by)
  const name = state.told.name ?? '«name»'
  const complain = `If you are not content with this, you can complain to us by answering this letter, or to ${names.dataAuthority}. You can also go to court.`
  const asked = `On ${calendar.sayDate(state.clock.received)} you asked us for what we keep on you.`
  const paragraphs: Readonly<Record<Kind, readonly string[]>> = {
    question: [
      asked,
      state.is === 'Stopped'
        ? state.stopped.words
        : '«What you need to know, and nothing more: who they are, or what they are looking for.»',
      'The time that we have for the answer stands still until we hear from you.',
    ],
    extension: [
      asked,
      `We need more time, and will answer by ${calendar.sayDate(clockOf({ ...state.clock, isExtended: true }, facts).due)} at the latest. «Say why: what is complex about it, or which requests there are.»`,
      complain,
    ],
    answer: [
      `${asked} «A copy of it is enclosed. / We keep nothing on you.»`,
      state.reviewed?.others === 'out' || state.reviewed?.harm === 'out' || state.reviewed?.alerts === 'out'
        ? 'Some of it was left out, «since it is about other people / since it could do serious harm».'
        : 'Nothing that is yours was left out.',
      'It is kept in the bot with which we deal with contacts that went wrong. What it is used for, how long it is kept, who sees it and where it came from stands in our privacy notice: «address of the notice».',
      'You can ask us to correct it, to erase it, to use it less, or not to use it.',
      complain,
    ],
    refusal: [
      asked,
      `We do not do what you ask. «${groundWords.unfounded} / ${groundWords.excessive} / another ground: say which, and why it holds.»`,
      complain,
    ],
  }
  return {
    name,
    address: [name, '«address»'],
    date: calendar.sayDate(calendar.dateOf(now)),
    subject: `Your request for personal data (${record})`,
    paragraphs: paragraphs[kind as Kind],
    signed: writer ? [writer.name, writer.department, writer.telephone ?? '«direct telephone number»'] : ['«full name»', '«department»'],
  }
}
