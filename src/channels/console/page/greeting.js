/**
 * What somebody is greeted with, by what they are in the office: what comes to them, and what they begin with. The first that fits stands first.
 * @type {readonly { role: string, words: string, begins?: string }[]}
 */
const byRole = [
  { role: 'senior on duty', words: 'When somebody may be at risk, the alert comes here at once. Press “I have it”, and it is yours.' },
  {
    role: 'head of customer contact',
    words: 'Changes of guidance come here to be agreed, and the figures of each month.',
    begins: '/contact-report',
  },
  {
    role: 'head of department',
    words: 'What your group managers do not answer comes to you, and what only a head decides.',
    begins: '/my-work',
  },
  { role: 'group manager', words: 'Restrictions that your people ask for come here to be decided.', begins: '/my-work' },
  { role: 'line manager', words: 'What your people log comes here by itself, so that you can talk with them.', begins: '/my-work' },
  { role: 'advice services', words: 'What was decided comes here to be put on record, with the letters that go out.', begins: '/lists' },
  {
    role: 'information governance',
    words: 'Reports to authorities, requests for personal data and who looked at what come here.',
    begins: '/looks',
  },
  { role: 'human resources', words: 'You are asked where a manager wants advice about a colleague.', begins: '/help' },
  { role: 'administrator', words: 'What nobody watches comes here: a key, a calendar, work that lies with nobody.', begins: '/my-work' },
]
const anybody = {
  words: 'Tell the bot what happened. It asks only what the procedure needs, and tells whoever must know.',
  begins: '/terminated-call',
}

/**
 * @param {{ roles: readonly string[] }} person
 * @returns {{ words: string[], begins: string }}
 */
export function greetingFor({ roles }) {
  const theirs = byRole.filter(({ role }) => roles.includes(role))
  return {
    words: theirs.length > 0 ? theirs.map(({ words }) => words) : [anybody.words],
    begins: theirs.find(({ begins }) => begins)?.begins ?? anybody.begins,
  }
}
