import type { Button, Facts, View, Viewer } from '../procedure.js'
import { cite } from '../sections.js'
import { isAsked, whoHasIt } from '../shared/asked.js'
import { nameThen } from '../shared/called.js'
import { plainCard, type Row, whoAndWhen } from '../shared/lines.js'
import { above, namesOf } from '../shared/people.js'
import { closedWords, openOf } from '../shared/todo.js'
import type { StaffId } from '../words.js'
import { agreeing, noting, whoIsTold } from './asking.js'
import type { BegunWithheld, WithheldState } from './matter.js'

type Parts = Omit<Parameters<typeof plainCard>[0], 'title' | 'sections'>

/** The card for whoever withholds their name, and for those who answer for them; everybody else sees that it is there, and no more. */
export function viewWithheld(_: string, state: WithheldState, viewer: Viewer, facts: Facts): View {
  const id = viewer.person?.id
  const parts: Parts =
    id === undefined || state.is === 'NotSaid' ? { status: { words: 'First name only', tone: 'good' } } : partsFor(state, id, facts)
  return plainCard({ title: 'First name only', sections: ['s8'], ...parts }, viewer, facts)
}

function partsFor(state: BegunWithheld, id: StaffId, facts: Facts): Parts {
  const own = id === state.by
  const isTheirs =
    own || ('asked' in state ? isAsked(agreeing(state.by, facts), state.asked, id, facts) : whoIsTold(state.by, facts).includes(id))
  const { status, paragraphs } = own ? forOwn(state, facts) : forManager(state, facts)
  return {
    status,
    paragraphs: isTheirs ? paragraphs : ['This is with somebody else now.'],
    // What to say to the customer, and to ask after a colleague, is needed all the same.
    ...(isTheirs ? { afterwards: paragraphs } : {}),
    rows: isTheirs ? rowsOf(state, facts) : [],
    paste: own && state.is === 'Agreed' && openOf(state.toDo).length > 0 ? noteFor(state, facts) : undefined,
    buttons: isTheirs ? buttonsFor(state, own, facts) : [],
  }
}

type Words = Required<Pick<Parts, 'status' | 'paragraphs'>>

/** s8: what to say to a customer who is not happy with it, word for word. */
function toReadOut(by: StaffId, { office }: Facts): string {
  const manager = office.lineManagerOf(by) ?? above(by, office)[0]
  const who = manager ? `My line manager is ${manager.name}. ` : ''
  return `If they are not happy with it, say: “${who}If you would like to complain about this, our page ‘${office.names.complaintsPage}’ says how.”`
}

function forOwn(state: BegunWithheld, facts: Facts): Words {
  const { office } = facts
  switch (state.is) {
    case 'Noted': {
      const told = namesOf(whoIsTold(state.by, facts), office, 'and')
      return {
        status: { words: state.objected ? 'Noted, and they objected' : 'Noted', tone: 'good' },
        paragraphs: [
          toReadOut(state.by, facts),
          told ? `${told} is told.` : 'The office file names nobody who could be told. Please tell your manager yourself.',
        ],
      }
    }
    case 'Asking': {
      const who = namesOf(whoHasIt(agreeing(state.by, facts), state.asked, facts), office)
      return {
        status: { words: 'Not agreed yet', tone: 'waiting' },
        paragraphs: [
          'Until it is agreed, your full name and direct number stand in every letter and e-mail.',
          who ? `It waits for ${who}.` : 'The office file names nobody who could agree. Please speak with your manager.',
        ],
      }
    }
    case 'Agreed':
      return {
        status: { words: `Agreed until ${office.calendar.sayDate(state.until)}`, tone: 'good' },
        paragraphs: [
          'You may leave out your full name and direct number in this matter, until that day.',
          ...(openOf(state.toDo).length > 0 ? ['Please note it on the case or contact record, in the words below.'] : []),
        ],
      }
    case 'Refused':
      return {
        status: { words: 'Not agreed', tone: 'attention' },
        paragraphs: ['Please give your full name and direct number. If you do not feel safe, talk with a manager: /need-support.'],
      }
    case 'Ended':
      return {
        status: { words: 'Ended', tone: 'good' },
        paragraphs: ['Your full name and direct number stand in every letter and e-mail again. If it is still needed, ask anew.'],
      }
  }
}

/** The words for the case file: the agreement, and nothing of why. */
const noteFor = (state: Extract<BegunWithheld, { is: 'Agreed' }>, { office }: Facts): string =>
  `${nameThen(state.agreed, office)} has agreed that a full name is left out of our letters and e-mails in this matter until ${office.calendar.sayDate(state.until)} (procedure, ${cite('s8')}).`

function forManager(state: BegunWithheld, facts: Facts): Words {
  const { office } = facts
  const who = nameThen(state, office)
  switch (state.is) {
    case 'Noted':
      return {
        status: { words: state.objected ? 'The customer objected' : 'For you to know', tone: state.objected ? 'warning' : 'good' },
        paragraphs: [
          `${who} gave this customer their first name and department only. Please ask how they are, and whether more is needed.`,
          ...(state.objected ? ['The customer has your full name and may ask for you, or complain.'] : []),
        ],
      }
    case 'Asking':
      return {
        status: { words: 'Waiting for your answer', tone: 'waiting' },
        paragraphs: [
          `${who} would like to leave out their full name and direct number in letters and e-mails. You agree to it only in exceptional circumstances.`,
        ],
      }
    case 'Agreed':
      return {
        status: { words: `Agreed until ${office.calendar.sayDate(state.until)}`, tone: 'good' },
        paragraphs: [`${who} notes it on the case.`],
      }
    case 'Refused':
      return { status: { words: 'Not agreed', tone: 'good' }, paragraphs: [`${who} gives their full name.`] }
    case 'Ended':
      return { status: { words: 'Ended', tone: 'good' }, paragraphs: [`${who} gives their full name again.`] }
  }
}

function rowsOf(state: BegunWithheld, facts: Facts): readonly Row[] {
  const { office } = facts
  const { customer, telephone, email, case: reference, why } = state.withheld
  return [
    { label: 'Why', value: why },
    { label: 'Customer', value: customer },
    { label: 'Telephone', value: telephone },
    { label: 'E-mail', value: email },
    { label: 'Case', value: reference },
    ...(state.is === 'Noted'
      ? [
          { label: 'Call', value: `${office.calendar.sayDate(state.day)} at ${state.time}` },
          { label: 'They objected', value: state.objected && whoAndWhen(state.objected, facts) },
        ]
      : [
          { label: 'Matter', value: state.matter },
          { label: 'Until', value: office.calendar.sayDate(state.until) },
          { label: 'Agreed by', value: 'agreed' in state && state.agreed ? whoAndWhen(state.agreed, facts) : undefined },
          { label: 'Why not', value: state.is === 'Refused' ? `${state.refused.reason} (${whoAndWhen(state.refused, facts)})` : undefined },
          ...('toDo' in state ? state.toDo.map((one) => ({ label: 'Note on the case', value: closedWords(one, facts) })) : []),
        ]),
    { label: 'Said by', value: whoAndWhen(state, facts) },
  ]
}

function buttonsFor(state: BegunWithheld, own: boolean, facts: Facts): readonly Button[] {
  const fullName: Button = { title: own ? 'I give my full name again' : 'End it now', does: { step: 'GiveFullName' } }
  switch (state.is) {
    case 'Noted':
      return [
        ...(own && !state.objected ? [{ title: 'They objected', does: { step: 'NoteObjection' } } as const] : []),
        { title: own ? 'Ask for letters too' : 'Ask for a restriction', does: { command: own ? '/withheld-name' : '/restriction' } },
      ]
    case 'Asking':
      return own
        ? [fullName]
        : [
            { title: 'Agree', does: { dialog: 'agree' }, style: 'primary' },
            { title: 'Not agree', does: { dialog: 'refuse' } },
          ]
    case 'Agreed': {
      const note = openOf(state.toDo).length > 0 && noting.doers('note', state, facts).includes(state.by) && own
      return [...(note ? [{ title: 'It is on the case', does: { step: 'NoteOnCase' }, style: 'primary' } as const] : []), fullName]
    }
    case 'Refused':
    case 'Ended':
      return []
  }
}
