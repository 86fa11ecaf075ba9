/**
 * Words that people write in offices like ours with a small letter: at the beginning of a sentence they name nobody. Drawn once from the sentences by which
 * the reader of questions was taught, and from the words of our own forms; what is a common name as well (Grace, Mark, Dave, Wood) is left out.
 */
export const ordinaryWords: ReadonlySet<string> = new Set(
  `
aal aald abattoir abeg able aboot about above abroad abrupt abs absence absolute absolutely abt abuse abused abuses abusing abusive abusve academic accent accept acceptable accepted accepting accepts
access accessibility accessible accessing accident accidents according account accounts accuracy accuses accusing ach achieve acid acknowledge acknowledged acknowledgement across act acting action
actions actor acts actual actually adapt add added adding address addressed addresses adds addy adhd adj adjust adjusting adjustment adjustments admin administrator admissions admitted adoption adress
advance adverts advice advise advised adviser advises advocate aff affair affairs affected afore afraid afresh after afternoon afternoons afterwards again against age aged agen agencies agency agenda
agent agents ages aggressive agin agitated ago agoraphobic agree agreed agreement agrees agus ahead ahint aid aider aids aim aimed aims ain aint air aircon airson alarm alarmed alarming alarms alas
alert alerts alias alight alike alive all alleges allocate allocated allocates allocating allotment allotments allow allowance allowed alone along aloo aloud alowd alowe already alredy alright also
alter although altogether always ambulance amend amiss ammonia amnesty amount and ane anent anew angle angry animals annex anniversary announce announced announces annoyed annual annually anonymous
another ansafone anser answer answered answerin answering answerphone answers antifreeze anxiety anxious any anybody anymore anyone anythin anything anyway anywhere apart aphasia apologise apologised
apologises apologising apology app apparently appeal appear appears appellant appendices appendix applicant application applied applies apply applying appoint appointed appointment appointments
appraisal apprentice approach appropriate approval approve approved approves approving arch archive archives are area aren arena arent ares arf argue argues argument arm armed arms army around arrange
arranged arrangement arrangements arranges array arrears arrest arrested arrive arrived arrives arriving arsed arson arst arter arthritic arthritis article articles asbestos ascertain ashamed ashes
aside ask askd asked askin asking asks asleep aspergers assault assembly assess assessment assigned assistance association associations assumed assured assures ast asylum async ate atirar attach
attached attachment attachments attack attacked attacks attempt attempted attend attended attending attention attitude attorney attributed attrition audio audit auditor auditors audits auld aunt
auntie author authorise authorised authorises authorities authority autism autistic auto automated automatically available average avin avoid awa await awards aware away awful awfy awkward awready axe
axed aye bab babby babe babies baby back background backlog backs backside backwards bad bade badge badly baffled bag bags bahar bailiff bailiffs bairn bairns baith bak baked bakery balance balcony
ballistic balloon ban band bande bands bang banging bangs banister bank banned banner bans banter bar bare barely barge barking barks barn barred barrel barrels barrier barrister based basement basic
basically basics basis baskets bastards bathroom bats batter battered batteries battering battery bawled bawling bay bcoz beachy beam beans bear bearing bears beasts beat beaten beating beautiful
became because become becomes bed bedroom beekeeper been before beforehand beg began begged begging begin beginning begins begun behalf behave behaved behaves behaving behaviour behaviours behind bein
being believe believed believes belittling bellowed belong belongs below belt bend beneath beneficiary benefit benefits benidorm bereaved bereavement berth beside besides besom bet better betting
between beyond biased bicycle bide big bigger bike bilingual billing bills bin bingo binned bins bint biometric bipolar birds biro birth birthday biscuit biscuits bit bitch bite bites bits bitter
biurze blacklist blackmail blade blades blaed blah blame blamed blaming blank blanked blanket bleach bled bleed bleedin bleeding bless blessed blether blew blind blinded blinders blindin blinding
blinds block blocked blocking blocks blog bloke blood bloodbath bloodsuckers bloody blow blower blown blunt blyde board boasts boat boats boatyaird bodies body bodycam bog boil boiled boiler boiling
boils bold bolt bolted bomb bombarded bombarding bombardment bombards bombed bomber bombing bombs bone book booked bookies booking books boolean boom boot boots bord bore bored boredom boring born
borrowed boss bot both bother bothered bothering bothers bottle bottles bottom bought bounced bouncer bound bout bowl bowls bows box boxes boxing boy boyfriend boys brace bracketed braids braille
brain brainless brains brake brakes branch brand brass breach breaches bread break breakdown breakfast breaking breaks breath breathe breathed breather breathes breathin breathing breed breeds breeze
brew brewery bribe bribes bricks brief briefing briefly brig brilliant bring bringin bringing brings brisk brither bro broadband broke broken brother brothers brought bruises brute bruv bsl bucket
budge budget budgie buffet bugger build builder building builds built bulb bullet bullets bullied bully bullying bump bundle burden burial buried burn burned burning burnt burst bury burying bus buses
business bust busy but butchered button buy bye bygwth bypass byte bytes byw caa cab cabinet cable cage cake cakes calendar caler call callback called caller callers callin calling calls calm calmed
calmer calmly came camera cameras campaign camped can canal cancel cancelled cancer candidates candle canna cannae cannot canny cant canteen cap capital capitals caps caption car caravan card cards
care career carer carers cares caretaker carnage carnt carpark carpet carried carries carry carryin carrying cars cartridge cartridges carve carving case cases casework caseworker cashier casual
casualties cat catalogue catch categories category cats cattle caught cause caused causes causing caution cautioned cctv cease ceased cell cellar cemetery centre ceo cert certain certainly certificate
certificates chain chains chainsaw chair chairman chairs challenge challengerecorded challenges challenging champion chances change changed changes changing channel channels chaos chap chapel chaps
chapter character characteristic characteristics charcoal charge charged charger charges charming chart charts chaser chasing chat chats chatting chatty cheap cheaper check checked checking checklist
checks cheeky cheerful cheerio cheers cheery chef chemicals chemist chemo cheque chest chicken chief chiel child childcare children chimney chip chips chirpy chocolates choice choices choir choke
chokes choking choose choosing chop chose chosen christening chrome chronic chucking chuckled chuckling chuffed churchyard cigarettes cinema circles circumstances cite civil claim claims clappers
clarified class classed classes clause claw claws clean cleaned cleaner cleaners cleaning clear cleared clearer clearly cleaver clerk clerks client clients cliffs climbing clinic clipped clock clockin
clocks clogging close closed closes closing closure cloud clout clown clowns club clubs clue cmeh cnt coach coal coat cocoa code codes codswallop coffee coffin cold collapsed colleague colleagues
collect collected collection collector collects college colour coloured column com combination come comes comfortable comin coming comma command commas comment comments commercial commissioner
committed committee common comms communicate communication compaint companies company compare compared compassionate compensation complain complainant complained complainer complainin complaining
complains complaint complaints complants complete completed completely completion complex complicated compliment compliments composed compulsory computer con concentrate concern concerned concerning
concerns conclude concluded concludes conclusion concrete condition conduct conducted conference confess confessed confidence confidential confine confirm confirmation confirmed confirms conflict
confused confuses confusing connect connected conscience consent consider considered considers consistently const constable constabulary constant constantly constituent consult consultant consultation
consulted consume contact contacted contacting contactlogged contacts contain contains contemplation content contents contest context continue continued continues contract contractor contractors
contradicts contributions control controller conversation convert convinced cood cookie cookies cooking cool cooler cooncil coont cope copied copies coping copper copperplate cops copy copying corner
coroner coroners corpse corpses correct corrected correction correctly corrects correspond correspondence correspondent correspondents corresponding corrupt cos cost costs cottage coughing could
couldn couldna couldnae couldnt council councillor councils counsel counselling counsellor count countdown counted counter counting country counts county couple courier course court courteous courtesy
courthouse courts cousin cousins cover covered covering covers covid cow cownsil cows coz crack crackles crackling crackly crash crashed crashing crawl cream create created creates creating credit
creeps creepy crematorium cretin crew cricket cried cries crime criminal crisis criteria croft crooks crossbow crossed crosses crosshairs crossing crossword crowbar crowd crucified crucify cruel
crusade crushed cry cryin crying csv cud cuiridh cull culture cup cupboard cuppa curdle cure curiosity curious current currently curse cursed cursin cursing curtailed curtain curtains cushion cuss
cussed cussing cust custmer custody customer customers customersettled cut cutlass cuts cutters cuttin cutting cyber cycle dad daddy dads dae daein daft daggers daily daisies damp danger dangerous
dark darkness darlin darling dartboard das dashboard dashes dat data database datasent date dated dates daughter daughters daylight days dbs ddim dead deadline deadlines deadly deaf dealin dealing
deals dealt dear death deaths debate debit debrief debt debts deceased december decent decide decided decides deciding decision decisionmade decisions deck declare declared declares declarin declaring
decline declined declines decode decoded decyzja ded dedicated deed deem deep deeper deer default defect define defined degeneration degrees deid delay delays delegate delete deleted deletion
deliberate deliberately delighted deliver delivered delivery dem demand demanded demanding demands dementia den denner dentist department depends deponent deposit depot depressed depression dept depth
deputy der describe described describes describing description desel deserve deserves desires desist desk desks desktop despair destroy destroyed destruction detail details determines devastated
development device devil dew dey diabetic diagnosis diagram diagrams dial dialling dialysis diary dice dicision dictate dictated dictates dictating dictation did didn didna didnt die died dies diet
dif diff differ difference different differently difficult difficulties difficulty diffrent dig digest digger digits digs din dinna dinnae dinner diolch direct directed directly director directors
directory dirt dirty dis disability disabled disagree disagrees disappear disappointed disc discharged disciplinary disclaimer disclose disclosed discloses disclosure disconnected discount discuss
discussed discussing discussion disgrace disk disna disnae dispatched display disposal dispose disposed dispute disputed disputes disputing dissatisfied dissertation distress distressed disturb ditch
div divert diverted divorce divvent dnt docker docket docter doctor doctors document documented documents docx dodgy does doesn doesnt dog dogs doh doin doing domestic done donkey donkeys donor dont
doon doonaa door doorbell doornail doors doorstep dos dose dots double doubt down downhill downstairs dozen dozy dpa dpia dpo draft drafted drafting drafts drag drain drained drains drama dramatic
drank draw drawer drawin drawing drawings drawn draws dread dreadful dreading dream dress dressed drill drink drinking drinks dripping drive driver drives driving droan droans drone drones drooned
drop dropped dropping drops drove drown drowned drowning drowsy drugs drunk dry dryer duck dude due dug dull dummy dun dunga dunno dunt duplicate during dusk dusted duties duty duz dying dyslexia
dyslexic each ear earlier earliest early ears earth easier easily easy eat eaten eatin eating eats edge edition education eejit een ees effect effectively effin effing effs efter egg eight eighteen
eighth eighty eir either elder elderly eleven eleventh else elsewhere email emaild emailed emailer emailin emailing emails embarrassed embarrassment emergency emoji emojis emotional employee employer
employment emptied empty enclose enclosed encloses encrypted encryption end endanger endangers ended ending endless ends energy enforce enforcement enforces eng engine engineer enjoy enough enquire
enquired enquirer enquires enquiries enquiry ensure enter enters entire entirely entitled entrance entries entry envelope envelopes environmental epilepsy equality erase erased erasure erbyn ere
escalate escalated escalating escalation escalations essay establish established estate eunuch euros evaluated evasive even evening evenings event eventually ever every everybody everyone everyones
everything everywhere eviction evidence evidently evry exact exactly exam example examples exceedingly excel excellent except exception excessive exchange excited excuse exec execute executed
execution executioner executive executor executors exempt exemption exemptions exercise exhaust exhausted exhausting exhibit exist exists exit exits expect expected expecting expects expedite expenses
experience experienced experiences expert expired explain explained explainin explaining explains explanation explanations explaned explode exploding explosive explosives export expressed exs extend
extended extends extension extent external extra eye eyes eyesight face facebook faces facial facilities facing fact factor factors factory facts factual fag faider fail failed failing fails fainted
fair fairly fairness faither faithfully fake fall fallen falls false fam families family famly fan fancies fancy far fare fares farewell farm farther fast faster fasting fat fatal father fathers
fatigue fault favour favourite fawr fax faxes fear feared fears feart feast feathers feature feb fed feds fee feed feedback feeding feeds feel feelin feeling feelings feels feenish fees feet fell
fella feller fellow felt female fence fenced fer fetch fetched few ffs fierce fiesta fifteen fifteenth fifth fifty fight fighting fights figure figures file files filing fill filled filling fills film
filmed films filter filtered filth filthy final finally finance financial find findin finding findings finds fine fined fing finger fingerprint fingers finish finished finishes finishing fire fired
fires firing firm firms first fishes fist fists fit fits five fiver fix fixated fixation fixed fixes fixing flag flagged flames flap flask flat flatmate flats flea flew flex flexi flexible flickers
flies flirty float flog flogged flogging flooded floods floor floors floundering flour flow flowchart flown flu fluoride flustered fly flyer flying foan fob fobbed fog foi folded folder folders folk
follered follow followed following follows fond fone font food fool foot footage football footnote for force forces forecast forecourt foreign foreigners forever forged forget forgetful forgets
forgive forgot forgotten fork forks form formal formally format former forms formula forst forth fortnight forty forum forward forwarding forwards fostering foul found four fourm fourteen fourteenth
fourth fowk foyer frae fragments frail frame franking fraud free freedom freely freepost freezer freezes freezing frequent fresh fret fri fridays fridge friend friendly friends frighten frightened
frightens frm from front froze frozen frustrated fucking full fully fuming fun function funeral funny fur furious furst further fuse fuss future fydda gaed gaffer gallows game gan gang gangs ganna
gannin gans gap gaps garage garden garters gas gassed gate gather gathered gaun gave gdpr gdzie geezer general generic gent gentle gentleman genuine get gets gettin getting gey ghost gie gied giein
gien gift gifts giggled giggles giggling gin girl girlfriend girls gist giv give given gives givin giving glad gladly glaikit glasses glossary glue glued gna goes goin going gold golf gona gone gonna
gonnae goo good goodbye goodbyes goodnight goods google googled gorgeous gorn gossip got gotta governance government governor governors gps grabbed grade graduate grammar gran grand grandad
grandchildren granddaughter grandfather grandmother grandson granny grasp grass grateful grave gravestone great greek greet greetin greeting grenade gret grew grief grievance grieving grim grinder
grip ground groundhog grounds group grow grown grudge grumpy guarantee guard guards guess guests guid guidance guide guillotine gun gunna guns gurgling gut guts gutted gyaan gym gyms hacking had hadn
hae haes haha hair hairdryer half halfway halfwit halt hame hammer hamper hand handbag handbook handed handful handing handle handled handler handles handling hands handsets handwriting handwritten
hang hanged hanging hangman hangs happen happened happens happier happily happy harass harassed harassing harassment harbour hard harder hardly harm harming harmless harms has hasn hasnt hat hatchet
hate hates haud hauf haun hauns haunt hav have havin having headache headed heading headings headmaster heads headset headsets headstone headteacher health hear heard hearin hearing hears heart
heartbroken heat heated heating heavily heavy hed hedge heels heid heidmaister height heights hel held helium hell hello helmet help helpdesk helped helping helpline helps hen henceforth heno hent her
here hernia hers hersel herself hert hes hev hey hid hidden hide hides hiding high higher him himsel himself hind hinder hinders hingin hinted hinting hip hire hired his hiself hissel hisself hissing
historian history hit hitman hits hitting hives hiya hmm hmrc hoarding hoax hoje hol hold holding holds hole holes holiday holidays hollering home homeless homework homophobic honest honestly
honeymoon hoo hook hoose hoosin hoped hopeless hopes hoping hopping horrible horse horses hose hosepipe hospice hospital hostel hostile hot hotel hound hounding hour hours house housebound household
houses housing how however hrs hse hubby huffed huffing human humming humour hump hun hundred hundreds hundredth hunger hungry hunting hunts hurry hurt hurting hurts husband husbands hut hwyl hyem
hymns hyn hyphen hyphens hypothetically iaith ice icebreaker ich ico icon idea ideas ideation identical identity idiom idiot idiots idk ignore ignored ignores ignoring ile ilka ill illiterate illness
images imagine immediately imminent impairment impatient import important imposed impossible impression impressions improve improvement inbox inches incident inclined include included includes
including incompetent incomplete index indignant individual induction info inform informally information informed informs infringement initial initially initials injunction injury ink innings innit
inquest inquiry inside insist insisted insisting insists inspection inspector insta instagram install instance instant instead instructed instruction instructions insulin insult insulted insultin
insulting insults insurance insurents insurer int intae intake intelligence intend intended intends intent intention interest interests interface intern internal international internet interns
interpreter interrupt interrupting intervene intervention interview intimated intimates intimidate intimidated intimidating into intranet introduction investigate investigation investigations invite
invited inviting invoice invoices involve involved ipads iron irritable irritated isi island isn isnt issue issued item itemcorrected items ither its itself ive jab jacket jam jammed jams jar jargon
jaw jeffin jeffing jelly jest jiffy jist job jobcentre jobs jobsworth join joined joining joint joke joked jokes joking joost journalism journalist json judge judgement judgment judicial jump jumped
jumper jumpin jumping jumps junior junk jury jus just jutro keep keeper keepin keeping keeps kept kerb kettle keyboard kick kicked kickin kicking kicks kid kidding kidneys kids kil kill killed killer
killin killing kills kilos kind kinder kindly kindness kinds kingdom kiss kissing kitchen kitchin kittens kms knaa knackered knee kneecap kneecaps knees knew knickers knife knifed knit knitting knives
kno knock knocked knocking knots knotted know knowledge known knows koniec krowa kur laached laachin lab label labelled labels laboratory lack lad ladder laddie ladey ladies lads lady ladys laffs laid
lamp land landing landline landlord landlords language languages lanyard laptop laptops large lass lasses lassie lassies last lasted lasts latch late later latest lather lauchin laugh laughed laughin
laughing laughs laughter lawful lawfully lawr lawyer lawyers lay lazy lead leader leaders leads leaf leaflet leaflets leak leaked leaking leaned learn learned learner learners learning learnt lease
least leave leaves leavin leaving lecturer ledge leeches leeflet leeway left leg legal legitimate legs leisure length less lesson lessons let leter lethal lets letter letterbox lettered letterhead
letters letting level levels lewd liar liars liberty library licence licents lick lid lie lied lies life lifesaver lift lifted lifts light lighter lights like liked likely likes lil lime limit
limitation limited limiting limits line lined lines link linked linkedin links lip lisburn lisp list listed listen listened listening listens lists lit literal literally litigant live lived liver
lives livid livin living lladd load loaded loading loads loan lobby local location lock locked locker lockers locking locks lodger lodging loft log logcorrected logged loggin logging login logo
logreturned logs lol lollipop lonely longer loo look looked lookin looking looks lookup loon loop loos loose loosened lorries lorry lose loses losga losing loss losses lost lot lots lottery loud
louder lovely lover loves lower lowered luck lugs lump lunch luncheon lying maar machete machine macro macular mad made magazine magic magistrate maiden mail mailbox mailboxes mailed mailing mails
main maintenance mairder mak make maker makes makin making male malicious mam mama mammy mams man manage management manager managers manages managing mandatory manifestly manner manners mannie mans
manual manufacturer many map maps march mardy mare margin marked marker market marketing maroidh marriage married masel massacre matar match matches mate material maternity mates matter matters maun
maw mawther maximum maybe meal meals mean meaning meanings means meant meanwhile measure measured measures medal medals media mediator medical medication medicine meds meet meetin meeting meetings
meets melt meltdown melted member members membership memory men menace menacing mended ment mental mention mentioned mentions mentor menu menus mere merely merge meself mess message messages messenger
messes met metal meter method mgr mice microwave mid middle midnight midwife might migraine mileage milk milking milkman mimicked min mince mind minded minding minds mine minefield minion minister
ministry minor mins minus minute minutes miself miserable misery misheard missed misses missing mission missus mistake mistakes mister mit mither mix mixed mixing mngr mnie moan moaner moaning moans
mobile mocked mocking model module mom moment mommy mon monetary money monitor monitoring monkey month monthly months mony mood moorings mooth more moreover morn mornin morning mornings moron morphine
morra mortgage mortified mortuary mosque most mostly mostu mother mothers motor motorway mouse mouth mouthed mouthful mouthy move moved movin moving msgs much muck mud muddled mug multi multiple mum
mumble mumbles mumbling mummy mums muppet muppets murder murdered murderer murderers murdering murders museum music must mute mutual myself mystery nabor nabour nabours nae naebody naethin naething
nah nahin nail nailed nails name named names naming nane narrating nasty natural nature navy naw nazi nazis near nearer nearest nearly neat nebegaliu necessary neck necked nee neebody neebor need
needed needful needing needle needn needs neet negation negative neighbour neighbours neist neither nephew nerves nervous nest network neurone never nevertheless new newest newry news newsletter
newsletters newspaper newspapers nex next nfc nhs nice nicely nicht nicked nickname nie niece nieghbour nife night nightclub nightmare nightmares nights nine nineteen nineteenth ninety ninth nip nite
nobody nobodys nod nods noise noises noisy non none nonetheless nonstop noo noon noose nor normal normalise normally nose nosebleed nosy not note notebook noted notes nothin nothing notice noticed
notices notify notion novel now nowhere nowt nuclear nudes nuffin nuisance null number numbered numbers nummer numpty nurse nursery nursing nuts nxt oan object objected objection objectives objects
obligation oblige obliged obscenities observed observes obsessed obtain occasions occupational ocd oclock odd oddly odds off offence offended offensive offer offered offering offers office officer
officers offices official officially offload oficer often oga oil okay okays old older ombudsman ome omg once one ones onions online only onto ony onybody onything oor oot ootside open opened opening
openly opens operator opinion opinions opponent opportunity opposite opt option options order ordered ordering orders ordinary orf organ organisation organisations original originals ormeau other
others otherwise ought oul our ours ourselves ouse out outcome outline outlive outlook outreach outset outside outstanding outta oven over overdoes overdose overdosed overdue overheard overnight
overtime overturn overturned overview ovr owe owed ower owes own owner owns owt oxygen pack packed packet pad paedophile pages paid pain painless pains paint painted pair pal pale pan panel panic
panicked panicking panics pantomime paper papers paperwork para paracetamol parade paraffin paragraph paragraphs paramedics paranoid parasite parasites parcel parent parents parish parishioner parity
parked parking parkinsons parrot part partially particular particulars parties partition partner parts party pass passages passed passenger passes passin passing passive passport password past pasted
pasty patches paternity path patient patients pause pauses pavement pay payday payer paying payroll pays payslip pdf pdfs peaceful pecr pedantic peelers peels peer pellets pen penalty pence pencil
pencilled pending pendre pension pensioners people per percent percentage perfect perfectly performance perhaps period periods permanent permanently permission permit permitted persistant persistence
persistent persistently person personal personally persons pest pet petition petrol pharmacist pharmacy phases phishing phone phoned phones phonin phoning photie photies photo photocopier photocopies
photocopy photograph photographed photographer photographs photos phrase piano pic pick picked picking picks pics picture pictures pie piece pieces pier pig pigeon pigeons pillar pillow pills pilot
pin ping pinned pins pint pipe pistol pit pity pivot pizza place placed places plaesed plague plain plainer plainly plan planned planning plans plant plants plaque plasters plastic plate platform play
players playground playing plays pleasantly please pleased pleasure plenty pleure pliers plot pls plug plum plural plus plz pocket pockets podcast poem poems poet point pointed pointin pointing points
poison poisoned poisoning police policy polis polite politely political pon ponte poor poorly porridge port portal position positive possess possible post postage postal postcard postcode posted
poster posting postman posts pot potem pothole potty pound pounding pounds pour poured powder powerpoint ppl practice practise praise praised pram prank pray prayer prayers precisely predicting prefer
preference preferred pregnant preoccupied prepare present presentation press pressed pretending pretty prevention previous previously primary prime principle print printed printer prints prison
prisoner prisoners prisson privacy private prob probably probate probation problem problems procedure procedures proceed proceedings process processes processing processor procurement professional
professor profile profoundly programme progress projector promise promised promises promoted promotion pronounce pronouns proof proper properly property proportion proportionate proposal propose
proposed proposer proposes prosecute protect protected protecting protection protects protest proud proudly prove provide providing ptsd pub public publican publication publish published pubs pudding
puir pull pulled pulling pulls pump pumps punch punched punctuation punishment punter pupil purchase pure purely purpose purposes purse push pushchair pushed pushing put puts putting puzzled qualified
quality quarrel quarry quarter quay que queries query question questions queue quick quicker quickly quid quiet quieter quietly quine quit quite quiz quotation quotations quote quoted quotes quoting
racist rack radiator radio raffle rag rage ragin raging rail railings rails railway rain raise raised raises raising rambles rambling ran rang range rank ransomware rant ranting rants rape raped rare
rarity rat rate rather rats rattled ratty raw razor reach reached reaches read readin reading readonly reads ready real really realy reams reaper reason reasonable reasonably reasoning reasons recall
receipt receipts receive received receiver receives receiving recent recently recepshun reception receptionist recipe recipient recited reciting reckon reckons recognise recognised recognition
recommend reconsider reconsidered record recorded recording recordings records recover recovering recruitment rectification recycling redact redacted redaction redactions redirect reduce reduced reet
ref refer reference references referral refresher refs refuge refund refusal refusals refuse refused refuses refusing regard regarding regardless regards register registered registers registrar
registration reglar regret regular regulate regulations regulator regulators rehomed reject rejected relative relay release released relentless relevance relevant relief religion religious rely remain
remains remark remarked remarks remedy remember remind reminded reminder remittance remove removed renew renewal rent reopen reopened reopens rep repair repaired repairs repeat repeated repeatedly
repeating repeats replace replaced replacement replaces replaying replied replies reply replyin replying report reportable reported reporter reporting reportput reports representations representative
request requested requester requests require required requires rescue researcher resent reserve reservoir reset resident residents resolve resolved resort resources respect respond respondent response
responsibilities responsible rest restaurant resting restrict restricted restricting restriction restrictions restructure restructuring rests result results retain retained retard retention rethink
retired retirement return returned returns revenge review reviewed reviewing reviews revolver revolving rhymes ribbon richt rid riddles rides rifle right rights ring ringed ringer ringin ringing rings
rip ripe rise risk rite rly road roarin roaring roars robbed robbery robot role roll rong roof room rooms roon roond root rope roses rot rota rote rotten rough roughly round rounds route routed
routine row rows rubbish rucksack rude rudeness ruder rugby ruin ruined rule rulebook rules ruling run rung runnin running runs rushed sack sacked sad safe safeguarding safety said sailin sailor sake
salaam salary sale sales salt salutation samaritans same sample sanction sandbox sandwich sandwiches sang santa sar sarcasm sarcastic sarky sat satisfaction satisfied satisfy saturdays save saved
saving saw sawn say sayin saying says scaffold scald scam scan scanned scanner scanning scans scard scare scared scarf scary schedule scheme school schoolboy schools schreibt scissors scooter scope
score scored scores scratch scratched scream screamed screaming screams screeching screen screens screenshot screenshots screwdriver script scum scunnered sea seacocks sealed search season seat seats
sec second seconds secret secretary section sectioned sections sector secure security sed see seein seeing seek seeking seeks seem seeming seems seen sees seizures seldom self sell selling sells send
sender sendin sending sends seni senior seniors sense sensible sent sentence sentences separate separated separately sergeant serial serious seriously sertificat servant servants serve served server
service services serving ses session sessions set sets settings settle settled seven seventeen seventh seventy several sexist sexual sez shaft shake shaken shakes shakin shaking shaky shall shame
shank shape share shared sharepoint sharing shark sharpened sharpening shd she shed sheep sheet shelf shell shes shift shifting shifts shingles ship shirt shirty shocking shoe shoes shook shoot
shootin shooting shoots shop shopper shopping shops shortbread shorter shot shotgun shots should shoulder shouldn shout shouted shouter shouters shoutid shoutin shouting shouts shouty shove show
showed shower showing shown shows shredded shreds shrieking shrieks shrugs shud shunt shut shuts sibling sick sickness side sided sides sideways siebie sigh sighed sighing sighs sight sighted sights
sign signal signature signed signing signs silence silences silent sill silly simple simply sin since sincerely sine sing singing single sings sink sir sirname sister sisters sit site sits sittin
sitting situation sivil six sixteen sixth sixty size skin skint skip skipper skool skull skulls slack slag slaggin slagging slain slammed slang slap slaps slash slate slaughtered sleep sleepers
sleeping sleeps sleepy sleeve slept slice slide slides slip slips slit slot slow slower slowly slug slugs slur slurred slurring slurry slurs smash smashed smell smells smile smiled smiles smiley
smiling smoke smokers smoking smother smth snap snapped snapping snappy snaps snarling sneering sniggered snoring snotty sobbing sobie social society sock sofa soft softly software soir sold soldier
sole solely solicitor solicitors solisiter sombrero some somebody somebodys somehow someone somethin something sometimes somewhat somewhere son song songs sons soon sooner sorry sort sorted sorting
sorts sory sought soul sound sounded sounding sounds soup source south soz space spade spak spam spanner spare spared spat speak speaker speakerphone speaking speaks special specific spectacles speech
speeding speired speirin spel spell spelled spelling spellings spells spelt spend spending spent spit spitting split spoc spoke spoken sponsored spot spotting spreadsheet spreadsheets spring squad
squared stab stabb stabbed stabbin stabbing stabs staff stag stage stages stair stairs stairwell stakeholder stakeholders stalker stalking stall stammer stammers stamp stamped stamps stand standard
standards standin standing stands stapler stars start started starter starters starting starts starve starved starving state stated statement statements states station stationery statistics stats
status statutory stay stayed staying stays stealing steche step stepdad steppin stepping steps stick sticks sticky stiff stil still stillborn stinkin stitch stock stole stolen stomach stones stood
stool stop stopped stopping stops storage store stored story str straight strange stranger strangers strangle straw stream street stress stressed stretch strike strikes string strip strips stroke
stronger struck structure struggles struggling stubborn stuck student study stuff stuffed stuffing stupid style subject subjected submission submissions submitted subscription substance such suddenly
suffer suffering suffice sufficient suffin sugar suggest suicidal suicide suicides suing suit suitable suitcase suits sum sumbody summarise summary summat sums sumthin sun sundays super superior
supervise supervisor supper supplied supplier supplies supply support supported suppose supposed sur sure surely surgeon surgery surname surnames surprised surprises survey surveyor survive survived
survivor suspect suspicious swaering swallow swallowed swallowin swamp swamping swap swear swearer swearin swearing swears sweary sweepstake sweetheart sweirin swells swim swimmer swimming swing
switch switchboard switched sword swore sworn swung syne syringe system systems tab table tabledi tables tablet tablets tae tag tags tail tak take taken taker takes takin taking tale talk talkative
talked talkin talking talks tall tank tap tape taped tapping taps target targets tarra tarts task taste taught tax taxed taxi tbh tch tea teach teacher teachers teaches team teams tearful tears
teatime tech technical technician tee teenage teenager teeth tek tel telegram telephone telephoned telephones tell tellin telling tells tellt telly telt temp temper template templates temps ten
tenancy tenant tenants tend tenner tennis tense tenth term terminal terminate terminated terminating termination terms terrace terrible terriers terrified terror tesco test tested tetchy tether text
texted texting texts tha than thank thanked thanking thanks thas thass that thats the theatre their theirs them theme themselves then theory ther there therefore theres thermostat thers these they
theyll theyre theyve thick thing things think thinkin thinking thinks third thirteen thirtieth thirty this tho thon those thot though thought thoughts thousand thrawn thread threads threat threaten
threatend threatened threatening threatens threatning threats three threshold thretening threw thrice throat throats throttle throttled through throughout throw throwing thrown thru tht thud thumb
thumbs thump thunder thurs thus thx tick ticked ticket tickets ticking ticks tide tidied tidy tidying tie tied tier ties tight til till time timer times timescales timesheet timesheets timetable tin
ting tinnitus tip tipped tips tipsy tired tires tiro tis tissue title titled titles tmrw toast toaster tock today toddler together toilet toilets told tolerance tolerate tomorrow tone toner tongue
tonight tonite too took tool tools toon tooth top topic topics topping torch tore torn torture tosser total totally touch touched touches toul tourette tourettes tous tow toward towards towel tower
town towpath toylet track tracked tracker tracks tractor trade traders trading traffic trailer train trained trainee training trains tram transcript transfer transfers transform translate translated
translating translation translator translators transphobic transpires trap travel tray treat treated treatment treats tree trees tremble trembling tremor trench trenches trial tribunal tricky tried
tries trigger trim trip trolley trooper trouble troubling trout truck true trust trustee truth try trying tube tuer tues tuk tumhare tune tunnel turban turn turnaround turned turning turns tutting twa
tweet tweeted tweets twelfth twelve twentieth twenty twice twine twins twitter two txt txts tying tym type typed types typing typo tyre tyres ugh ugly umbrella umieram unable unacceptable unalive
unallocated unanswered unassigned uncle uncomfortable unconnected unconvinced undefined under underlined underneath understand understanding understands understood undertaker undertakes undone uneasy
unescaped unfair unfairly unfortunately unfounded unhappy unhelpful uni uniform union university unknown unlawful unless unlock unpleasant unquote unreachable unread unrealistic unreasonable
unreasonably unrelated unremarkable uns unsafe unsettled unsigned unsubscribe unsure until unusual unwell update updated updates upheld uphold upload upon ups upset upsets upsetting upside upstairs
upward urgent use used useful usefully useless user uses using ustedes usual usually vacancies vacancy vague vai vais valid value vanish vat veiled vein veins vending vent venting venue verb verbal
verbally verdict verify vermin verse version versus very vet veteran veterinary vets vetted vex vexatious vexed via viaduct vicar victim victims video view vile village villain violence violent visit
visited visiting visitor visitors visits visual vital vodka voice voicemail voicemails voices volume volunteer volunteers vomit voodoo voor vou voucher vouchers vous vowed vows voy vpn vras vulgar
vulnerable vultures wages waist wait waited waitin waiting waits wake waking walk walked walkin walking walks wallet wallpaper wanders wanna wans want wanted wantin wanting wants war wardrobe warfare
warm warmly warn warned warnin warning warnings warnins warpath warrant wary was wash washing wasn wasnae wasp wasps waste wastin wasting wat watch watches watching wate water watering wath wats
watter waur waved waves way ways weak wean weans weapon weapons wear wearing weather web webchat webform webpage website wed wedding weddings wedi weds wee weedkiller week weekend weekly weep weeping
weeps weepy weigh weighed weighing weight weird welcome welfare well wellbeing wen wench wenn went wept wer were weren wernt wet weve wey wha whae whan what whatever whats whatsapps whaur wheel
wheelchair when whenever whens wher where whereas wheres wherever whether which whichever while whilst whisky whisper whispered whispering whistle whistleblow whistleblowing whit whitewash who whod
whoever whoevers whole wholl wholly whom whos whose why wich wid widow widowed widower width widths wife wifes wifi wifie wild win wind winded window windows windscreen windy wine wing winna winnit
wipe wiped wir wire wires wis wiser wish wished wishes wisna wit witch with withdraw withdrawal withdrawn withheld within without witness wits wiv wks wna wnt wobbly wolves woman women won wonder
wondering wonders wont wonting wonts woolly wor word worded wording words work worked worker workers working workload workout workplace works world worm worn worried worries worry worse worst
worthless wot wots would wouldn wouldnt wound wounds wrang wrap wrapped wrapping wreath wrecked wring wrist wrists writ write writer writes writin writing written wrk wrong wrongly wrote wrung
wszystkich wud wudnt wumman wummin wunt wye xmas xml yard yeah year yearly years yed yelled yelling yellow yer yes yesterday yet yin yma ynddo yoga yon you your youre yours yourself yourselves yous
youse youth youtube yow yrs yuh yung yyyy zabije zero zice zip zombie zoo
`
    .trim()
    .split(/\s+/),
)
