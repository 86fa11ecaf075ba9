import type { Passage } from './passage.js'

/** s8: giving, and holding back, one's name. */
export const givingYourName: Passage = {
  id: '8',
  section: 's8',
  title: 'Giving your name',
  looksLike: 'A customer wants your full name, or you would rather not give it, on the phone or in writing.',
  short: [
    'Give your full name and department. Where this customer’s behaviour worries you, first name and department are enough on the phone.',
    'Then tell your line manager, and say why.',
  ],
  doNow: [
    'Normally give both names and your department on the phone.',
    'If you take enquiries from the public and this customer’s behaviour worries you, first name and department are enough.',
    'Tell your line manager that you did so, and why.',
    'If the customer objects, give your line manager’s full name, and point to {complaintsPage}.',
    'Letters and e-mails carry your full name and direct number, unless your line manager agrees otherwise in an exceptional case. Note that on the case or contact record.',
  ],
  decides: 'You, on the phone. Your line manager, for letters and e-mails.',
  actions: ['withheld-name', 'none'],
}
