import type { Passage } from './passage.js'

/** s10: a folder for a customer's e-mail. */
export const managingMail: Passage = {
  id: '10.mail',
  section: 's10 (correspondence)',
  title: 'A folder for a customer’s e-mail',
  looksLike: 'One customer’s e-mails reach many people, or swamp an inbox.',
  short: ['Whenever a restriction is considered, consider a mail folder too.', 'Customer Contact authorise it: send them the request.'],
  doNow: [
    'Whenever a restriction is considered, consider a folder in the mail management inbox as well.',
    'Send the request to Customer Contact, who authorise it under their own process.',
  ],
  decides: 'Customer Contact authorise the folder.',
  actions: ['restriction', 'none'],
}
