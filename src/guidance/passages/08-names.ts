import type { Passage } from './passage.js'

/** s8: giving, and holding back, one's name. */
export const givingYourName: Passage = {
  id: '8',
  section: 's8',
  title: 'Giving your name',
  looksLike: 'A customer wants your full name, or you would rather not give it, on the phone or in writing.',
  doNow: [
    'Normally give your full name and department on the phone.',
    'If you take enquiries from the public and this customer’s behaviour worries you, first name and department are enough.',
    'Tell your line manager that you did so, and why.',
    'If the customer objects, give your line manager’s full name, and point to {complaintsPage}.',
    'Letters and e-mails carry your full name and direct number, unless your line manager agrees otherwise in an exceptional case. Note that on the case or contact record.',
  ],
  say: ['My name is Sam, from Casework. If you are not happy with that, I can give you my manager’s full name.'],
  decides: 'You, on the phone. Your line manager, for letters and e-mails.',
  actions: ['withheld-name', 'none'],
}
