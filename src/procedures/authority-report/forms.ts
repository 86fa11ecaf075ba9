import { z } from 'zod'
import type { Facts } from '../procedure.js'
import { cite } from '../sections.js'
import * as fields from '../shared/fields.js'
import { managers } from '../shared/people.js'

/** s11: why we might report an incident. */
export const grounds = {
  harassing: 'They are harassing members of staff',
  'threat to staff': 'They threaten to harm one of our staff',
  'threat to other staff': 'They threaten to harm staff of another organisation',
  'threat to the public': 'They threaten to harm members of the public',
  'threat to themselves': 'They threaten to harm themselves',
  malicious: 'They are malicious or vexatious to the extent that somebody has to intervene',
} as const

/** s11: is there reason to believe that the threat is imminent? And has somebody outside been told before anybody could decide? */
export const dangers = {
  no: 'No, not at this moment',
  rung: 'Yes, and the emergency services have been rung',
  'not rung': 'Yes, and nobody has rung them yet',
  told: 'No, but an authority has been told already',
} as const
type Danger = keyof typeof dangers
/** Somebody outside has been told already: what they were told is recorded afterwards, and looked at by whoever would have decided. */
export const toldAlready = ({ danger }: { readonly danger: Danger }): boolean => danger === 'rung' || danger === 'told'
export const isImminent = ({ danger }: { readonly danger: Danger }): boolean => danger === 'rung' || danger === 'not rung'

export const dangerForm = z.object({
  danger: fields.choice('Is there reason to believe that it could happen now?', dangers, {
    missing: 'Say what you think: any answer leads on.',
  }),
})
const grounded = z
  .array(z.enum(Object.keys(grounds) as (keyof typeof grounds)[]), 'Tick what comes nearest.')
  .min(1, 'Tick what comes nearest.')
const vitalInterests = fields.words('Would it protect somebody’s life to tell an authority? How?', {
  hint: `Whether it is in their vital interests (${cite('s9')}). If it is for another reason, say so.`,
  missing: `Say whether it would protect somebody’s life: an alert led here (${cite('s9')}).`,
})
const whatForm = z.object({
  grounds: grounded.meta({ label: 'What do they do?', labels: grounds, input: 'choices' }),
  facts: fields.facts('What happened?', { hint: 'What was said and done, when, and to whom.' }),
  risk: fields.words('What could happen, and to whom?', {
    hint: 'The decision rests on this: the need to protect staff and others from harm.',
  }),
  vitalInterests: fields.perhaps(vitalInterests),
})
/** Does a report come out of an at-risk alert? Then s9's question is answered, not left. */
export const fromAlert = (from: unknown): boolean => typeof from === 'string' && from.startsWith('AR-')
/** What happened; out of an alert, with s9's question of vital interests. */
export const whatFor = (from: unknown) => (fromAlert(from) ? whatForm.extend({ vitalInterests }) : whatForm)
export const whoForm = z.object({
  customer: fields.perhaps(fields.line('Name of the customer, if you know it')),
  contact: fields.perhaps(fields.line('Telephone number or e-mail')),
  case: fields.perhaps(fields.line('Case reference')),
  to: fields.perhaps(
    fields.line('Which authority would it be?', { hint: 'For example the police for where the customer lives, or for us.' }),
  ),
})
/** A proposal. Which record it was begun from, and who took that contact, come from the record and stand on no screen. */
export const proposalForm = z.object({
  ...dangerForm.shape,
  ...whatForm.shape,
  ...whoForm.shape,
  from: z.string().max(40).optional().meta({ label: 'Begun from' }),
  contactBy: z.string().max(200).optional().meta({ label: 'Who took the contact' }),
})
export type Proposal = z.output<typeof proposalForm>

/** A group manager says why the head cannot decide; a head of department leaves it empty (s11). */
const absent = fields.perhaps(
  fields.words('Group managers only: why can the head of department not decide?', {
    hint: 'Not needed while the office file says that they are away. They are told afterwards.',
  }),
)
export const decideForm = (facts: Facts) =>
  z.object({
    report: fields.choice('Do we report it?', { yes: 'Yes', no: 'No' }),
    to: fields.shownWhen('report', ['yes'], fields.line('To which authority?')),
    reporter: fields.shownWhen(
      'report',
      ['yes'],
      fields.person(
        'Who reports it?',
        fields.ofRank([...managers, 'information governance'], facts),
        'Choose a manager, or somebody of Information Governance.',
      ),
    ),
    reason: fields.words('Why?', { hint: 'The risk that you see, and how this protects staff or others.' }),
    governance: fields.shownWhen(
      'report',
      ['yes'],
      fields.perhaps(
        fields.words('What did Information Governance say?', {
          hint: 'Empty if their advice is on the card. If it cannot wait for them, say why.',
        }),
      ),
    ),
    absent,
  })
export const ratifyForm = z.object({
  right: fields.choice('Was it right to tell them at once?', { yes: 'Yes', no: 'No: it could have waited' }),
  reason: fields.words('Why?'),
  absent,
})

const given = 'If they gave none, write “not given”.'
/** s11's items that are typed, in the words under which they are asked, shown and corrected. Your name is whoever sends it. */
export const items = {
  what: 'What was reported: a copy, or a description',
  why: 'The reason for reporting it',
  on: 'The date on which it was reported',
  authority: 'The authority',
  recipient: 'The name of the person it was reported to',
  rank: 'Their rank',
  jobTitle: 'Their job title',
  contact: 'Their contact details',
} as const
export type Item = keyof typeof items
const itemFields = {
  what: fields.facts(items.what, {
    hint: `Only what is relevant to this incident. The matter that they first came to us with is usually not needed (${cite('s11')}).`,
  }),
  why: fields.words(items.why),
  on: fields.date(items.on),
  authority: fields.line(items.authority),
  recipient: fields.line(items.recipient, { hint: given }),
  rank: fields.line(items.rank, { hint: given }),
  jobTitle: fields.line(items.jobTitle, { hint: given }),
  contact: fields.line(items.contact, { hint: 'A telephone number, an address, or the number of the call.' }),
}
export const madeForm = z.object({
  how: fields.choice('How was it reported?', { call: 'By telephone', writing: 'In writing' }),
  telephoned: fields.shownWhen(
    'how',
    ['writing'],
    fields.choice('Did you telephone first, to check that it is the right place and whom to write to?', { yes: 'Yes', no: 'No' }),
  ),
  notTelephoned: fields.shownWhen('telephoned', ['no'], fields.words('Why not?', { hint: `Usually we telephone first (${cite('s11')}).` })),
  ...itemFields,
})
export const rungForm = ({ office }: Facts) =>
  z.object({ rang: fields.person('Who told them?', office.people, 'Choose somebody of the office.'), ...itemFields })
export type Made = z.output<typeof madeForm>

export const customerForm = z.object({
  told: fields.choice('Does the customer know that we reported it?', {
    told: 'Yes, they have been told',
    endangers: 'No: telling them would endanger somebody',
    'not told': 'No, for another reason',
  }),
  on: fields.shownWhen('told', ['told'], fields.date('On which day were they told?')),
  words: fields.shownWhen(
    'told',
    ['endangers', 'not told'],
    fields.words('Why are they not told?', { hint: 'Information Governance read this.' }),
  ),
})
export const matterForm = z.object({
  continues: fields.choice('Do we go on dealing with the matter that they came to us with?', {
    yes: 'Yes',
    no: 'No: they are told at the earliest opportunity, and a note goes on the case',
    none: 'They have no matter with us',
  }),
  why: fields.words('Why?'),
})
export const correctForm = z.object({
  item: fields.choice('What is to be put right?', items),
  words: fields.words('How should it read?', { hint: 'A date as YYYY-MM-DD.' }),
  why: fields.words('Why?', { hint: 'What stands there now stays beside it.' }),
})
