/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import { type Guidance, openGuidance } from '../../src/guidance/guidance.js'
import { inPlainWords } from '../../src/guidance/understanding/figures-of-speech.js'

let guidance: Guidance
beforeAll(async () => {
  guidance = await openGuidance()
})

test.each([
  "she's dying to speak to a manager",
  "he'd murder for a callback",
  'my back is killing me',
  'the printer died again',
  'it would kill four birds with one stone',
  'I could strangle whoever booked this room',
  'she will fight this with her last breath',
  'he told me to shove my form where the sun doesnt shine',
  'her tongue could cut steel',
  'I will have died of old age before they answer',
  'this spreadsheet makes me want to jump out of the window',
  'he shot himself in the foot with that letter',
  'I could have killed him, the cheek of it',
  'my boss will kill me if I am late again',
  "he says he'll take it to the papers",
  "she says she'll be going further with this",
  'he will not give up, he says',
  "he says he's had enough of waiting",
  "he says he'll bring his solicitor along",
  "he's going to post it on facebook",
  'I am drowning in paperwork',
  'they threw me under the bus in the meeting',
  "he'll wear us down, he says",
  'he is going to town on us in a review',
  'he went ballistic',
  'she says it is daylight robbery',
  'the deadline is killing us',
  'kids are murdering each other at home',
  "she'll come round to collect her file",
  'he will be at reception at nine to hand in his form',
  'he keps ringin evry day',
  'she was cutting in and out',
  'he says the hold music will be the death of him',
  'honestly this caller will be the death of me',
  'she says the decision is a kick in the teeth',
  "he's bringing his guide dog at two",
  'any1 no wen the canteen shuts 2day',
  'si señora, gracias, she says',
  "he didn't say he'd hurt anyone, just keeps ringing about the same decision",
  'she has never said she would harm anybody but she writes every day',
  'caller did not say that he would attack staff, he wants a call back',
  'he says I will sue you, sue you, sue you, and he goes to the newspaper',
  "she wrote 'see you in court, and I will bury you lot in FOI requests until you choke'",
  "he said he's going to murder us at the tribunal, he means his appeal",
  "she'll hang us out to dry in the Daily Mail",
  "customer's turned up at reception with cake for our team to say thanks. can we keep it?",
  'a man has turned up at reception with a box of chocolates for my colleague',
  "he's cutting himself off from us, he says, no more letters, no more ringing",
  'on hold music with us so long she said "I\'ve lost the will to live" and laughed',
])('"%s" tells of nobody in danger', async (text) => {
  expect((await guidance.understand(text)).atRisk).toBe(false)
})

test.each([
  "she's dying to speak to a manager and she has a knife to her throat",
  'my back is killing me he said, I will hang myself tonight',
  'the printer died again and the caller says he will stab his wife',
  "he'd murder for a callback, and he says he's going to kill himself",
  'she says I could have killed him and next time I will',
  'he says my husband will kill me if he finds out I rang',
  'he would rather die, he says, he has the tablets there',
  "he didn't say he'd hurt himself but he sounded like it",
  "he didn't say he'd hurt anyone but he said he'd be outside my house tonight",
  "he didn't say he'd hurt anyone but he has a knife in his hand",
  "he hasn't said he'd hurt anyone yet but he will, tonight he says",
  "he didn't say he'd hurt anyone, he said he will burn the place down",
  "she didn't say she would harm anyone but herself",
  'he says he will shoot himself',
  "he'll take it to the papers and then he'll take his own life",
  "he says he'll get his lawyer and then he'll get me",
  'he says he will post it on facebook and hang himself',
  "he won't give up until we are all dead",
  "he'll throw his wife under a bus, he says",
  "he'll wear us down and then he'll burn the place down",
  "she'll come round to collect her file and she has a knife in her bag",
  'he says he will be at reception at nine with a hammer',
  'the line went dead after he said he would shoot himself',
  'he is on his last legs, he says, and the tablets are out',
  'he went ballistic and says he will stab my colleague',
  'shes on the brige and wants to jmup',
  'the hold music will be the death of him, he says, and the rope is up',
  "he's bringing his guide dog at two and a knife",
  'he sez hes gna ang imself 2nite',
  "ah'll chib ye when ye come oot, he says tae me",
  'the line went dead, she was crying on the bridge',
  'my boys are strangling each other and one is blue',
  'her ex was choking her down the phone and now shes gone limp',
  'he will murder us at the tribunal, he has a knife in his bag',
  'he says he will kill her at the hearing on Friday',
  "caller says he'll kill them all in court on Monday",
  "he'll kill you at the tribunal, he told my colleague",
  'customer says he will bury him at the hearing',
  "he said he's going to kill us at the appeal",
  'he will slaughter you all at the hearing',
  'he turned up at mine with chocolates, I never gave him my address',
  'he turned up at home with flowers, he found out where I live',
  'he arrived at the school with a present for my daughter',
  "he's coming for your keys, he told me",
  "he says he'll bury us in the garden",
  "he'll see us in court and then he'll see us dead",
  'he will sue us, and then he will come round with petrol',
  'he says he has lost the will to live',
  'a man has turned up at reception with a hammer',
  'he turned up at the counter with a bunch of flowers and a knife',
  'he arrived with a bottle of wine and said he will burn us down',
  'he turned up at reception, he says he will wait for her',
  "she's cutting herself off from us, she says, and then cutting her wrists",
  'on hold for an hour, he says he has lost the will to live and he has been counting his tablets',
])('a figure of speech hides no threat: "%s"', async (text) => {
  expect((await guidance.understand(text)).atRisk).toBe(true)
})

test.each(['we are choking on forms and the blue one is missing', 'he was choking with rage and went blue in the face'])(
  'what only sounds like what is done this moment alarms nobody: "%s"',
  async (text) => {
    expect((await guidance.understand(text)).atRisk).toBe(false)
  },
)

test.each([
  'she said shes going to top herself',
  'he is going to the top of the car park to jump',
  'he is going higher up the scaffold',
  "he'll wait outside for me as long as it takes",
  'she has had enough of the pain',
  'he threatens to kill his case officer',
  'he will murder my business partner',
])('what only looks like a figure of speech stays as it was written: "%s"', (said) => {
  expect(inPlainWords(said)).toBe(said)
})

test('a message without a figure of speech stays as it was written', () => {
  const said = 'He says: “I’ll hang myself”, at 9 Mill Lane.'
  expect(inPlainWords(said)).toBe(said)
})
