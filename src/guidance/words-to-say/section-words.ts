import { brief } from '../../procedures/sections.js'
import { type InShort, said, to, toManager, type Way, type Words, written } from './words.js'

const same = (both: Words): Record<Way, Words> => ({ phone: both, writing: both })

/** The words of sections that hold wherever the section does. Those that follow the case further stand beside this: behaviour, harm, escalation, service, staff. */
export const sectionWords: Readonly<Record<string, Readonly<Record<Way, Words>>>> = {
  '3': {
    phone: said('I know that this is complicated. Let me go through the main point once more.'),
    writing: written('We know that this is complicated. This is the main point once more.'),
  },
  '4.difficult': {
    phone: said(
      'I want to give you the right answer, so I am going to ask a colleague.',
      'I cannot reach the person who can help just now. May I ring you back?',
    ),
    writing: written('We want to give you the right answer, so we are asking a colleague first.'),
  },
  '4.persistent': {
    phone: said('I have given you all the information that I can on this matter. There is nothing useful that I can add.'),
    writing: written('We have given you all the information that we can on this matter. There is nothing useful that we can add.'),
  },
  '5': {
    phone: said('Is there anything about how we contact you that makes this harder? We may be able to do it another way.'),
    writing: written('Does anything about how we contact you make this harder? We may be able to do it another way.'),
  },
  '7': {
    phone: said('I understand that you want this to go higher. I can help you with it myself, and this is what I can do.'),
    writing: written('We understand that you want this to go higher. This is what we can do about it now.'),
  },
  '7.outcome': {
    phone: said('The officer who made the decision can explain it best. I will ask them to get in touch with you.'),
    writing: written('The officer who made the decision can explain it best, and will get in touch with you.'),
  },
  '7.dissatisfied': {
    phone: said('I am sorry that you are still unhappy. You can complain to us about it: {complaintsPage}.'),
    writing: written('We are sorry that you are still unhappy. You can complain to us about it: {complaintsPage}.'),
  },
  '7.demand': {
    phone: said('Let me take a few details, so that the right person can ring you back. What has gone wrong, and when can we reach you?'),
    writing: written('Please tell us in a few lines what has gone wrong, and how to reach you, so that the right person can answer.'),
  },
  '10': same(toManager('I want to report how a customer has behaved. Can a group manager look at whether contact should be restricted?')),
  '10.case': {
    phone: said('We have said all that we can on that case, and will not discuss it further. I am glad to help with anything else.'),
    writing: written(
      'We have said all that we can on that case, and will not write about it further. We are glad to help with anything else.',
    ),
  },
  '10.people': {
    phone: said('One person deals with all your matters now: (name). I will tell them that you rang.'),
    writing: written(
      'From now on one person deals with all that you raise with us: (name, and how to reach them). We do this so that you get one answer, from somebody who knows all of it.',
    ),
  },
  '10.channels': {
    phone: said('We have asked you to contact us in another way. I cannot take this by phone.'),
    writing: written('We have asked you to contact us in another way, and cannot deal with this here.'),
  },
  '10.mail': same(
    to(
      'To Customer Contact you can write:',
      'Please could you authorise a mail management folder for this customer? The reasons are attached.',
    ),
  ),
  '10.decision': {
    phone: said('There is an arrangement for how we deal with you. Let me check what it says.'),
    writing: written('There is an arrangement for how we deal with you, and we are answering in line with it.'),
  },
}

/** The police ask us: the source has what we report to them, and no more. Ours, with Information Governance as s9 and s11 have it for what we give others. */
export const askedByThePolice: InShort = {
  lines: [
    'The procedure says nothing on what the police ask of us: take it to your line manager before you give anything.',
    `Information Governance helps where a customer’s details go to others (${brief('s11')}).`,
  ],
  ...toManager('The police are asking us about a customer. Who decides what we may give them?'),
}

/** s4: they have been told that nothing can be added, and come back all the same. */
export const toldAlready: Readonly<Record<Way, InShort>> = {
  phone: {
    lines: [
      'You have told them that there is nothing to add: take it to your line manager.',
      'They consider whether it is unreasonably persistent.',
    ],
    ...said('As I told you, there is nothing that I can add on this matter. Is it about anything else?'),
  },
  writing: {
    lines: [
      'You have told them that there is nothing to add: take it to your line manager.',
      'They consider whether it is unreasonably persistent.',
    ],
    ...written('As we told you, there is nothing that we can add on this matter.'),
  },
}

/** s7: a complaint about how one of us was with them. */
export const aboutUs: Readonly<Record<Way, InShort>> = {
  phone: {
    lines: [
      'A service complaint goes to the line manager of whoever it is about: {complaintsPage}.',
      'Or arrange a call back from a suitable peer, above all where it is about one of the management team.',
    ],
    ...said('You can make a service complaint about that: {complaintsPage}. It goes to the line manager of the person it is about.'),
  },
  writing: {
    lines: [
      'A service complaint goes to the line manager of whoever it is about: {complaintsPage}.',
      'Or arrange a call back from a suitable peer, above all where it is about one of the management team.',
    ],
    ...written('You can make a service complaint about that: {complaintsPage}. It goes to the line manager of the person it is about.'),
  },
}

/** s7: a head of department has decided that our complaints process is exhausted. */
export const exhausted: Readonly<Record<Way, InShort>> = {
  phone: {
    lines: [
      'Once a head of department has decided that our complaints process is exhausted, point them to {ombudsman}.',
      'If nobody has decided that yet, the manager who answers takes it there.',
    ],
    ...said('Our complaints process on this matter has come to its end. You can take it further to {ombudsman}.'),
  },
  writing: {
    lines: [
      'Once a head of department has decided that our complaints process is exhausted, point them to {ombudsman}.',
      'If nobody has decided that yet, the manager who answers takes it there.',
    ],
    ...written('Our complaints process on this matter has come to its end. You can take it further to {ombudsman}.'),
  },
}
