import type { Button, Facts, View, Viewer } from '../procedure.js'
import { agreedWords, openIt } from '../shared/agreed.js'
import { isAsked } from '../shared/asked.js'
import { plainCard, whoAndWhen } from '../shared/lines.js'
import { namesOf } from '../shared/people.js'
import { numberOf } from '../shared/ringing.js'
import { closedWords, openOf } from '../shared/todo.js'
import type { StaffId } from '../words.js'
import type { BegunConversation, ConversationState, Taken, Talked } from './matter.js'
import { asking, isGone } from './whom.js'

type Parts = Omit<Parameters<typeof plainCard>[0], 'title' | 'sections'>

/** One neutral title, wherever it may be read over somebody's shoulder. */
const title = 'A conversation'
const nothing: Parts = { status: { words: 'Nothing here for you', tone: 'good' } }

/** The card of the one who asked, of those with whom it waits, and of the one who took it; anybody else sees that there is nothing for them. */
export function viewConversation(notice: string, state: ConversationState, viewer: Viewer, facts: Facts): View {
  const id = viewer.person?.id
  const parts = id === undefined || state.is === 'NotAsked' ? nothing : partsFor(notice, state, id, facts)
  return plainCard({ title, sections: parts === nothing ? [] : ['s2', 's12'], ...parts }, viewer, facts)
}

function partsFor(notice: string, state: BegunConversation, id: StaffId, facts: Facts): Parts {
  if (id === state.asker) return forAsker(notice, state, facts)
  if ('holder' in state && id === state.holder) return forHolder(notice, state, facts)
  if (state.is === 'Waiting' && isAsked(asking(state, facts), state.asked, id, facts))
    return {
      status: { words: 'Waiting for you', tone: 'waiting' },
      paragraphs: [
        `${facts.office.nameOf(state.asker)} would like to talk with you, soon and in private. Take it, then ring them or go to them now.`,
        'No reason is asked for. If they wrote something, you read it once you have taken it. Please tell nobody.',
      ],
      rows: [{ label: 'Asked', value: facts.office.calendar.say(state.at, facts.now) }, numberOf(state.asker, facts.office)],
      buttons: [{ title: 'I will talk with them', does: { step: 'TakeConversation' }, style: 'primary' }],
    }
  return nothing
}

const withdraw: Button = { title: 'Withdraw it', does: { step: 'WithdrawConversation' } }
const askElse: Button = { title: 'Ask somebody else', does: { dialog: 'ask-else' } }

function forAsker(notice: string, state: BegunConversation, facts: Facts): Parts {
  const { office, now } = facts
  switch (state.is) {
    case 'Waiting': {
      const reached = state.asked.told.filter((id) => !state.unreached.includes(id))
      const names = namesOf(reached, office, 'and')
      return {
        status: { words: names ? `Asked: ${names}` : 'Nobody could be reached yet', tone: names ? 'waiting' : 'attention' },
        paragraphs: [
          names
            ? 'You need do nothing more. You are told here as soon as somebody has taken it.'
            : `Nobody you can talk with could be reached here. Please ring ${office.nameOf(state.wished)}, or ask somebody else.`,
          `If you are in danger now, ring ${office.names.emergencyNumber}.`,
        ],
        rows: [
          ...(names ? [] : [numberOf(state.wished, facts.office)]),
          ...state.unreached.map((id) => ({ label: 'No message reaches', value: office.nameOf(id) })),
        ],
        quotes: whatTheyWrote(state),
        buttons: [askElse, withdraw],
      }
    }
    case 'Taken': {
      const away = isGone(state.holder, facts)
      return {
        status: away
          ? { words: `${office.nameOf(state.holder)} is not here now`, tone: 'warning' }
          : { words: `${office.nameOf(state.holder)} has it`, tone: 'good' },
        paragraphs: [
          away
            ? 'You can wait for them, or ask somebody else: nobody stands in unless you wish it.'
            : `${office.nameOf(state.holder)} took it ${office.calendar.say(state.takenAt, now)} and will talk with you.`,
        ],
        rows: [numberOf(state.holder, facts.office)],
        quotes: whatTheyWrote(state),
        buttons: [{ title: 'We have talked', does: { dialog: 'talked' } }, askElse, withdraw],
      }
    }
    case 'Talked':
      return afterwards(notice, state, facts, [withdraw])
    case 'Withdrawn':
      return {
        status: { words: `Withdrawn ${office.calendar.say(state.withdrawn.at, now)}`, tone: 'good' },
        paragraphs: ['Nobody asks you anything about it. You can ask again at any time with /need-support.'],
      }
  }
}

function forHolder(notice: string, state: Exclude<BegunConversation, { is: 'Waiting' }>, facts: Facts): Parts {
  switch (state.is) {
    case 'Taken':
      return {
        status: { words: 'You have it', tone: 'good' },
        paragraphs: [
          `Please talk with ${facts.office.nameOf(state.asker)} now, in private. Ask how they are and what would help; then press “We have talked”.`,
        ],
        rows: [numberOf(state.asker, facts.office)],
        quotes: state.words ? [{ who: facts.office.nameOf(state.asker), words: state.words }] : [],
        buttons: [{ title: 'We have talked', does: { dialog: 'talked' }, style: 'primary' }],
      }
    case 'Talked':
      return afterwards(notice, state, facts, [])
    case 'Withdrawn':
      return {
        status: { words: 'Withdrawn', tone: 'good' },
        paragraphs: ['They have withdrawn it. There is nothing for you to do.'],
      }
  }
}

/** Ours, for promise 41: a card in a chat says nothing of what was agreed; it is a press away, on the record. */
function afterwards(notice: string, state: Talked, facts: Facts, more: readonly Button[]): Parts {
  const { office } = facts
  const open = openOf(state.toDo).length > 0
  const settle: readonly Button[] = open ? [{ title: 'It is done', does: { step: 'SettleAgreed' }, style: 'primary' }] : []
  if (notice === 'agreed')
    return {
      status: open ? { words: 'Something is due', tone: 'warning' } : { words: 'Done', tone: 'good' },
      paragraphs: open ? ['You agreed on something that is due by now. Open it to read what it was.'] : [],
      buttons: [...settle, openIt],
    }
  const isOpened = notice === 'record'
  return {
    status: { words: 'You have talked', tone: 'good' },
    paragraphs: isOpened ? [] : agreedWords(state.talked),
    rows: [
      { label: 'Said by', value: whoAndWhen(state.talked, facts) },
      { label: 'What you agreed', value: isOpened ? state.talked.agreed : undefined },
      { label: 'By', value: state.talked.day && office.calendar.sayDate(state.talked.day) },
      ...state.toDo.filter(({ task }) => task === 'agreed').map((one) => ({ label: 'Since then', value: closedWords(one, facts) })),
    ],
    buttons: [...settle, ...more, ...(state.talked.agreed && !isOpened ? [openIt] : [])],
  }
}

const whatTheyWrote = (state: Pick<Taken, 'words'>) => (state.words ? [{ who: 'You wrote', words: state.words }] : [])
