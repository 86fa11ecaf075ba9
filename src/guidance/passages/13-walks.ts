import type { Walk } from './passage.js'

const aboutOutcome: Walk = {
  id: '13.a',
  title: 'A call about a case outcome',
  forks: [
    {
      ask: 'Has the case officer explained the decision to the customer?',
      answers: [
        { when: 'No', next: 'Arrange for the case officer to make contact and explain.', ends: true },
        { when: 'Yes', next: 'Go on.' },
      ],
    },
    {
      ask: 'Would a call from a manager settle it?',
      answers: [
        { when: 'Yes', next: 'The manager rings; nothing in writing is needed first.', ends: true },
        { when: 'No', next: 'Point the customer to {complaintsPage}.' },
      ],
    },
    {
      ask: 'Has a manager already answered a review or complaint on it?',
      answers: [
        { when: 'Yes', next: 'Pass the contact to that manager, who looks after this matter.' },
        {
          when: 'Yes, and nothing useful can be added',
          next: 'The manager asks a head of department whether our process is exhausted; if so, {ombudsman}.',
        },
        { when: 'No', next: 'The complaint goes its normal way.' },
      ],
    },
  ],
}

const managerCallBack: Walk = {
  id: '13.b',
  title: 'A manager’s call back',
  forks: [
    {
      ask: 'Do you know what the complaint is about?',
      answers: [
        { when: 'No', next: 'Take the basic facts, the contact details and the case reference.' },
        { when: 'Yes', next: 'Go on.' },
      ],
    },
    {
      ask: 'Would a more senior person resolve it more effectively?',
      answers: [
        { when: 'No', next: 'Explain why you are the right person, and that service managers handle complaints.', ends: true },
        { when: 'Yes', next: 'Consult others about who is best; it need not be the person who was asked for.' },
      ],
    },
    {
      ask: 'Is the complaint about that very person?',
      answers: [
        { when: 'Yes', next: 'Choose a suitable peer.' },
        { when: 'No', next: 'Arrange the call back, and tell the customer who will ring and when.' },
      ],
    },
  ],
}

const unallocated: Walk = {
  id: '13.c',
  title: 'A call about a case nobody has yet',
  forks: [
    {
      ask: 'Does the customer only want to know where the case stands?',
      answers: [
        { when: 'Yes', next: 'Say that it waits to be given to a case officer. Do not promise a date that you cannot keep.', ends: true },
        { when: 'No', next: 'Take the facts of what they want.' },
      ],
    },
    {
      ask: 'Is there a reason why it should not wait, or would a senior person resolve something now?',
      answers: [
        { when: 'Yes', next: 'Talk to the manager of the team that will take the case, and arrange a call back.' },
        { when: 'No', next: 'Explain that a request alone does not move a case up. If they are unhappy with the wait, {complaintsPage}.' },
      ],
    },
  ],
}

const staffConduct: Walk = {
  id: '13.d',
  title: 'A complaint about a colleague’s conduct',
  forks: [
    {
      ask: 'Whom is it about?',
      answers: [
        {
          when: 'A case officer or other member of staff',
          next: 'A service complaint, for that person’s line manager; or a call back from a suitable peer.',
        },
        { when: 'One of the management team', next: 'A call back from a suitable peer, not from the person complained about.' },
        { when: 'Me', next: 'Stay polite, do not argue it, and offer the same routes.' },
      ],
    },
    {
      ask: 'Does the customer want to put it in writing?',
      answers: [
        { when: 'Yes', next: 'Point them to {complaintsPage}.' },
        { when: 'No', next: 'Take the basic facts, and arrange the call back.' },
      ],
    },
  ],
}

/** The four maps of s13 as choices to walk through: ours, built from s7. */
export const walks: Walk[] = [aboutOutcome, managerCallBack, unallocated, staffConduct]
