import type { Passage } from './passage.js'

/** s10: a folder for a customer's e-mail. */
export const managingMail: Passage = {
  id: '10.mail',
  section: 's10 (correspondence)',
  title: 'A folder for a customer’s e-mail',
  looksLike: 'One customer’s e-mails reach many people, or swamp an inbox.',
  doNow: [
    'Whenever a restriction is considered, consider a folder in the mail management inbox as well.',
    'Send the request to Customer Contact, who authorise it under their own process.',
  ],
  say: ['Please could Customer Contact authorise a mail management folder for this customer? The reasons are attached.'],
  decides: 'Customer Contact authorise the folder.',
  actions: ['restriction', 'none'],
}
