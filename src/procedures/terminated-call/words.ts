import type { CallLog, Medium, Warning } from './matter.js'

/** What a log is called and how it speaks: of a call that was ended, or of a contact in writing that is not answered further (s3). */
export interface Words {
  readonly title: string
  /** In the middle of a sentence: "a terminated call". */
  readonly one: string
  readonly command: `/${string}`
  /** "Asha Patel …" */
  readonly did: string
  /** "Talk with Asha Patel about …" */
  readonly about: string
  readonly this: string
  readonly the: string
  readonly iKnow: string
  readonly warnings: Readonly<Record<Warning, string>>
  readonly before: string
  readonly from: string
  readonly date: string
  readonly reason: string
}

const explained = 'I explained what is unacceptable'
const complaints = 'I told them how to make a service complaint'

export const ofCalls: Words = {
  title: 'Terminated call',
  one: 'a terminated call',
  command: '/terminated-call',
  did: 'ended a call',
  about: 'an ended call',
  this: 'this call',
  the: 'the call',
  iKnow: 'I know who called',
  warnings: {
    explained,
    warned: 'I warned that the call would end if it went on',
    complaints,
    ending: 'I said that I was ending the call',
  },
  before: 'Before it ended',
  from: 'Name of caller',
  date: 'Date of call',
  reason: 'Reason for terminating the call',
}

export const ofWriting: Words = {
  title: 'Contact in writing',
  one: 'a contact in writing that is not answered further',
  command: '/written-contact',
  did: 'does not answer a customer’s writing further',
  about: 'a contact in writing',
  this: 'this contact',
  the: 'the contact',
  iKnow: 'I know who wrote',
  warnings: {
    explained,
    warned: 'I warned that we would not answer further if it went on',
    complaints,
    ending: 'I said that we do not answer this further',
  },
  before: 'Before that',
  from: 'Name of the writer',
  date: 'Date it came',
  reason: 'Why it is not answered further',
}

export const mediumLabels: Readonly<Record<Medium, string>> = { letter: 'Letter', 'e-mail': 'E-mail', chat: 'Chat or social media' }

/** The words for this log. */
export const wordsOf = ({ medium }: Pick<CallLog, 'medium'>): Words => (medium === undefined ? ofCalls : ofWriting)
