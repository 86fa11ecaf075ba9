import { isAlike } from '../../src/people/alike.js'

// Whoever is taken for the one before them is given their cards, and what was between them and their manager.
test.each([
  ['Dr Jane Smith', 'Dr Peter Quill'],
  ['Dr. Smith', 'Dr. Jones'],
  ['Mr A Khan', 'Mr B Lee'],
  ['Prof. Ann Lee', 'Prof Omar Haddad'],
  ['Professor Ann Lee', 'Professor Omar Haddad'],
  ['Rev John Marsh', 'Rev. Paul Stone'],
  ['Revd John Marsh', 'Revd Paul Stone'],
  ['Councillor Ann Lee', 'Councillor Omar Haddad'],
  ['Lady Ann Lee', 'Lady Ruth Stone'],
  ['Capt Ann Lee', 'Capt Ruth Stone'],
  ['Dr Lord', 'Dr Lady'],
  ['Ann Lee, MBE', 'Ruth Stone, MBE'],
  ['Ann Lee PhD', 'Ruth Stone PhD'],
  ['Ann Lee Jr.', 'Ruth Stone Jr.'],
  ['Jan van Dijk', 'Piet van den Berg'],
  ['Maria de la Cruz', 'Ana de la Torre'],
  ['Omar al-Haddad', 'Sami al-Khoury'],
  ['Sinéad Mac Mahon', 'Ruth Mac Gee'],
  ['Dr', 'Dr Jane Smith'],
])('a title, or what stands in many names, makes nobody of another: %s and %s', (one, other) => {
  expect([isAlike(one, other), isAlike(other, one)]).toEqual([false, false])
})

test.each([
  ['Dr Jane Smith', 'Jane Smith'],
  ['Dr Jane Smith', 'Jane Jones'],
  ['Dr Smith', 'Ms Jane Smith'],
  ['Smith, Jane', 'Dr Jane Smith'],
  ['Jane Lord', 'Dr Lord'],
  ['Tom Major', 'T. Major'],
  ['Ann Lee PhD', 'Ann Stone'],
  ['Jan van Dijk', 'Jan Dijk'],
  ['José María de la Cruz', 'Jose de la Cruz'],
  ['Zoë O’Brien', "Zoe O'Brien"],
  ['李小龙', '李小龙'],
  ['Dr', 'Dr'],
])('one person by another of their names stays one: %s and %s', (one, other) => {
  expect([isAlike(one, other), isAlike(other, one)]).toEqual([true, true])
})
