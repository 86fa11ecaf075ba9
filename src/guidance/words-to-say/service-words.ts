import { brief } from '../../procedures/sections.js'
import { asksForWords } from '../understanding/contact-told.js'
import { isBehind } from '../understanding/moments.js'
import { normalise } from '../understanding/normalise.js'
import { by, type Case, nothing, said, toManager, type Words, written } from './words.js'

/** s4, difficult: somebody who knows is asked; not where the customer has the answer and will not read it, has come to rest and is served on, or is not there any more. */
function difficult({ has, text, way, moment }: Case): Words | undefined {
  if (way === 'phone' && isBehind(moment) && !asksForWords(normalise(text))) return nothing
  if (moment === 'stopped')
    return by(way, 'Thank you. Let us go on, and see what I can do for you.', 'Thank you. This is what we can do for you now: …')
  if (accessible.test(text) && has('wish-told')) return adjustment({ section: '5', has, text, way, moment: 'unsaid', medium: 'unsaid' })
  return has('answered-already') && !has('may-lie-behind') ? nothing : undefined
}

/** A format or a way that somebody needs, and no mere "wants it in writing". */
const accessible =
  /\b(?:large|big(?:ger)?) (?:print|letters|font)\b|\b(?:braille|easy read|audio|coloured paper|bsl|sign language|signer|interpreter|text relay|translat\w+)\b/i

/** s4, persistent: anything useful that can still be added is added first. */
function persistent({ has, way, text }: Case): Words | undefined {
  // A manager weighs what comes next with theirs, and is on no call.
  if (has('asker-manager', 'asker-senior') && !has('something-new') && !asksForWords(normalise(text))) return nothing
  if (!has('something-new')) return undefined
  return {
    lines: ['There is something useful to add: tell them.', 'It is not unreasonably persistent while you can still help them understand.'],
    ...by(way, 'There is something new that I can tell you about this: …', 'There is something new that we can tell you about this: …'),
  }
}

/** s5: what they have told already is not asked again. */
function adjustment({ has, way }: Case): Words | undefined {
  if (has('wish-confirmed'))
    return {
      lines: [
        `You have told them: have it recorded now, by Advice Services (${brief('s15')}).`,
        'Should it not work for them, look at it with them again.',
      ],
      ...nothing,
    }
  if (has('adjustment-agreed'))
    return by(
      way,
      'As we have agreed, we will do it that way from now on: (what was agreed). Please tell me if it stops working for you.',
      'This is to confirm what we have agreed: (each adjustment). We will do it that way from now on. Please tell us if it stops working for you.',
    )
  if (has('wish-told'))
    return by(
      way,
      'Thank you for telling me. We will do it that way wherever that is reasonable. Is there anything else that would make it easier?',
      'Thank you for telling us. We will do it that way wherever that is reasonable.',
    )
  if (has('need-told'))
    return by(
      way,
      'What would work better for you? We may be able to do it another way.',
      'What would work better for you? We may be able to do it another way.',
    )
  return undefined
}

/** s8: the full name as a rule; the first name alone where their behaviour gives cause; the line manager’s once they object, and not before. */
function name({ has, way }: Case): Words | undefined {
  // On what is written the full name always stands (s8), unless they fear for themselves and ask.
  if (way === 'writing' && !has('fears-them', 'threatens', 'abuses')) return nothing
  if (way === 'writing')
    return toManager('I would rather not put my full name on what goes to this customer. Can you agree to that, as an exception?')
  if (has('first-name-refused')) return said('My line manager is (full name), and you can complain to us: {complaintsPage}.')
  if (has('civil') && !has('fears-them', 'threatens', 'abuses')) return said('My name is (full name), and I work in (department).')
  return said('My name is (first name), and I work in (department).')
}

const restrictions: readonly string[] = ['10.case', '10.people', '10.channels']
const proposals: Readonly<Record<string, string>> = {
  '10.case': 'I think that we can add nothing on this case. Can a group manager look at whether we close it to further contact?',
  '10.people': 'I would like one person to deal with all that this customer raises. Can a group manager look at that?',
  '10.channels': 'I would like us to limit how this customer reaches us. Can a group manager look at that?',
}

/** A letter that sets it up, and no answer to somebody who is restricted already. */
const imposes =
  /\b(?:from now on|impos\w+|draft (?:a |the )?letter|(?:write|word|need|compose|do)(?: me| us| pls)?(?: an?| the)?(?: \w+)? letter|letter (?:to|telling|saying|for) (?:an? |the )?(?:customer|him|her|them|mr|mrs|ms))\b/i
/** "Confirm that we agreed calls before noon": an adjustment (s5), which no group manager has to decide. */
const confirms = /\bconfirm\w*\b/i
const byRank = /\b(?:restrict\w*|head|hod|group manager|gm)\b/i
const tells = /\b(?:write to|tell|telling|explain to) (?:him|her|them|the customer|mr|mrs|ms)\b/i
const imposed = (text: string): string =>
  /\b(?:writ\w+|letters?|post)\b(?= only\b)|\b(?:only|just) (?:in writing|write|by (?:letter|post))\b/i.test(text)
    ? 'From now on, please contact us in writing only, at (address). We will not deal with calls. Please tell us if that is difficult for you.'
    : 'From now on, please contact us only by (how, and where). We will not deal with what reaches us in another way. Please tell us if that is difficult for you.'

/** s10: nobody is told of a restriction that nobody has decided, nor of one that does not touch what they come about. */
function restriction(of: Case): Words | undefined {
  const { section, has, way, medium, text } = of
  // Whoever decides asks nobody to decide.
  if (section === '10' && has('asker-manager', 'asker-senior')) return nothing
  if (section === '10.case' && has('another-matter'))
    return {
      lines: [
        'The restriction is on that case alone: anything else they raise has our full service.',
        'Look up their record first: {contactsPage}.',
      ],
      ...by(way, 'I am glad to help you with that. What has happened?', 'We are glad to help you with that: …'),
    }
  if (section === '10.channels' && has('adjustment-agreed') && confirms.test(text) && !byRank.test(text)) return adjustment(of)
  if (restrictions.includes(section) && way === 'writing' && imposes.test(text) && !has('only-proposed', 'in-force', 'decided'))
    return undefined
  if (restrictions.includes(section) && has('in-force', 'decided')) {
    if (section === '10.channels' && way === 'writing' && (imposes.test(text) || (tells.test(text) && !has('in-touch'))))
      return written(imposed(text))
    // They have not come, and are told in writing first: nothing is said to them yet.
    return way === 'writing' || has('in-touch', 'asks-us') || (medium === 'phone' && !has('decided')) ? undefined : nothing
  }
  if (section === '10.decision' && has('decided') && way === 'phone' && medium !== 'phone' && !has('in-touch', 'asks-us')) return nothing
  if (!restrictions.includes(section)) return undefined
  const proposal = proposals[section]
  return has('only-proposed') && proposal !== undefined && !has('asker-manager') ? toManager(proposal) : nothing
}

/** What is said to customers of how we serve them; undefined where the section's own words stand. */
export function serviceWords(of: Case): Words | undefined {
  switch (of.section) {
    case '4.difficult':
      return of.has('need-told') ? adjustment(of) : difficult(of)
    case '4.persistent':
      return persistent(of)
    case '5':
      return adjustment(of)
    case '8':
      return name(of)
    // What holds for everybody is said to nobody in particular; who struggles to understand is helped through it (s3).
    case '1':
    case '4':
      return nothing
    case '3':
      return /\b(?:understand|complicated|confus\w*|hard to follow|frustrat\w*)\b/i.test(of.text) ? undefined : nothing
    default:
      return restriction(of)
  }
}
