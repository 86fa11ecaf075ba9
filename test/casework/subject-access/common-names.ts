/** The commonest given names and family names of England and of the censuses of the United States, with short forms and names of newcomers; without capitals. */
export const commonNames: readonly string[] = `
aaron abbie abdul abel abigail abraham ada adam adrian adrienne agnes ahmed aimee aisha alan albert alberta alberto alejandro alex alexander alexandra alexis alfonso alfred alfredo alice alicia
alison allan allen allison alma alonzo alton alvin alyssa amanda amber amelia amos amy ana andre andrea andres andrew andrzej andy angel angela angelica angelina angelo angie anita ann anna anne
annette annie anthony antoinette antonia antonio antony april archie arlene armando arnold arthur arturo ashleigh ashley aubrey audrey austin barbara barry beatrice becky belinda ben benjamin bennie
benny bernadette bernard bernice bert bertha bessie beth bethan bethany betsy betty beulah bev beverley beverly bill billie billy blake blanca blanche bob bobbie bobby bonnie boyd brad bradford
bradley brandi brandon brandy brenda brendan brent brett brian bridget brittany brooke bruce bryan bryant byron caitlin caleb callum calvin cameron camille candace candice carl carla carlos carlton
carly carmen carol carole caroline carolyn carrie carroll cary casey cassandra cath catherine cathy cecelia cecil cecilia cedric celia cesar chad charlene charles charlie charlotte chelsea cheryl
chester chloe chris christian christie christina christine christopher christy cindy claire clara clare clarence clark claude claudia clay clayton clifford clifton clint clinton clive clyde cody
colin colleen connie connor conor conrad constance cora corey cornelius cory courtney craig cristina crystal curtis cynthia dai daisy dale dallas damian damien damon dan dana daniel danielle danny
darin darla darlene darnell darrel darrell darren darrin darryl daryl dave david dawn dean deanna deb debbie deborah debra declan del delbert delia della delores denis denise dennis derek derrick
desiree devin dewey dexter diana diane dianna dianne dixie dolly dolores domingo dominic dominick don donald donna donnie dora doreen doris dorothy dot doug douglas doyle drew duane duncan dustin
dwayne dwight dylan earl earnest ebony eddie edgar edith edmond edmund edna eduardo edward edwin eileen eilidh elaine elbert eleanor elena elias elijah elisa elizabeth ella elle ellen ellie elliot
elliott ellis elmer eloise elsa elsie elvira emanuel emilio emily emma emmett enrique eric erica erick erik erika erin erma ernest ernestine ernesto ervin essie estelle esther ethel eugene eula
eunice eva evan evelyn everett ewan faith fannie fatima faye felicia felipe felix fernando fiona flora florence floyd forrest frances francesca francis francisco frank frankie franklin fred freda
freddie frederick fredrick gabriel gail gareth garrett garry gary gavin gayle gaz gemma gene geneva genevieve geoffrey george georgia georgina gerald geraldine gerard gerardo gertrude gethin gilbert
gilberto gillian gina ginger gladys glen glenda glenn gloria gordon grace grady graeme graham grant greg gregg gregory gretchen guadalupe guillermo gustavo guy gwen gwendolyn hamish hannah harold
harriet harry harvey hattie hayley hazel heather hector heidi helen henrietta henry herbert herman hilary hilda hollie holly homer hope horace howard hubert hugh hugo iain ian ida ignacio imran inez
ira irene iris irma irvin irving isaac isabel ismael israel ivan jaan jack jackie jacob jacqueline jacquelyn jade jaime jake james jamie jan jana jane janet janice janie janis jared jasmine jason
javier jay jayne jean jeanette jeanne jeannette jeannie jeff jeffery jeffrey jemma jenna jennie jennifer jenny jerald jeremiah jeremy jermaine jerome jerry jesse jessica jessie jesus jez jill jim
jimmie jimmy joan joann joanna joanne jock jodi jodie jody joe joel joey johanna john johnathan johnnie johnny jon jonathan jonathon jordan jorge jose josefina joseph josephine josh joshua joy joyce
juan juana juanita judith judy julia julian julie julio julius june justin kara karen kari karl karla kate katherine kathleen kathryn kathy katie katrina katy kay kayla kayleigh keith kelley kelli
kellie kelly kelvin ken kendra kenneth kenny kent kerry kev kevin kieran kim kimberley kimberly kirk kirsty krista kristen kristi kristie kristin kristina kristine kristopher kristy krystal krystyna
kurt kyle lamar lana lance larry latoya laura lauren laurence laurie laverne lawrence leah leanne lee leigh lela leland lena leo leon leona leonard leroy lesley leslie lester leticia levi lewis liam
lila lillian lillie linda lindsay lindsey lionel lisa lloyd lois lola lonnie lora loren lorena lorene lorenzo loretta lori lorraine louis louise lowell lucas lucia lucille lucy luis luke lula luther
luz lydia lyle lyn lynda lynette lynn lynne mabel mable mack madeline mae maggie mair malcolm mamie mandy manuel marc marcella marcia marco marcos marcus margaret margarita margie marguerite maria
marian marianne marie marilyn mario marion marjorie mark marlene marlon marsha marshall marta martha martin marty martyn marvin mary maryann mathew matt matthew mattie maureen maurice max maxine may
megan meghan melanie melba melinda melissa melody melvin mercedes meredith merle michael micheal michele michelle mick miguel mike mildred milton mindy minnie miranda miriam misty mitchell mohamed
mohammad mohammed molly mona monica monique morris moses muriel myra myron myrtle nadine nan nancy naomi natalie natasha nathan nathaniel neal neil nellie nelson nettie nicholas nichole nick nicola
nicolas nicole nigel nina nkechi noah noel nora norma norman olga olive oliver olivia ollie omar opal ora orlando orville oscar otis owen pablo paige pam pamela pat patricia patrick patsy patti
patty paul paula paulette pauline pavel pearl pedro peggy penny percy perry pete peter phil philip phillip phyllis preston priscilla priya rab rachael rachel rafael ralph ramiro ramon ramona randal
randall randolph randy raquel raul ravi ray raymond rebecca reece regina reginald rene renee rex rhonda rhys ricardo richard rick rickey ricky rita robert roberta roberto robin robyn rochelle
roderick rodney rodolfo rogelio roger roland rolando roman ron ronald ronnie roosevelt rosa rosalie rose rosemarie rosemary rosie ross roxanne roy ruben ruby rudolph rudy rufus russell ruth ryan
sabrina sadie sally salvador salvatore sam samantha sammy samuel sandra sandy sanjay santiago santos sara sarah saul scott sean sergio seth shane shannon shari sharon shaun shawn shawna shaz sheila
sheldon shelia shelley shelly sheri sherman sherri sherry sheryl shirley sian sidney silvia simon siobhan sonia sonja sonya sophia sophie spencer stacey stacy stanley stella stephanie stephen steve
steven stewart stu stuart sue susan susie suzanne sylvester sylvia tabitha tamara tami tammy tanya tara tariq tasha taylor ted terence teresa teri terrance terrell terrence terri terry thelma
theodore theresa thomas tiffany tim timmy timothy tina toby todd tom tomas tommie tommy toni tony tonya tracey traci tracy travis trevor tricia troy tyler tyrone val valerie van vanessa velma vera
verna vernon veronica vicki vickie vicky victor victoria vincent viola violet virgil virginia vivian wade wallace walter wanda warren wayne wendell wendy wesley whitney wilbert wilbur wilfred
willard william willie willis wilma wilson winifred winston woodrow yolanda yvette yvonne zachary zoe
abbott acevedo acosta adams adkins aguilar aguirre akhtar alford ali alston alvarado alvarez anderson andrews archer armstrong ashton atkins atkinson avery avila ayala ayers bailey baird baker
baldwin ball ballard banks barber barker barlow barnes barnett barr barrera barrett barron bartlett barton bass bates battle bauer baxter beach bean beard beasley beck becker begum bell bender
bennett benson bentley benton berg berger berry best bevan bibi birch bird bishop black blackburn blackwell blair blanchard blankenship blevins bolton bond bonner booker boone booth bowen bowers
bowman boyer boyle bradshaw brady branch bray brennan brewer bridges briggs bright britt brock brookes brooks brown browne browning buchanan buck buckley buckner bull bullock burch burgess burke
burks burnett burns burris burrows burt burton bush butcher butler byers byrd byre byrne cabrera cain caird calderon caldwell calhoun callahan camacho campbell campos cannon cantrell cantu cardenas
carey carlson carney carpenter carr carrillo carson carter cartwright carver case cash castaneda castillo castro cervantes chadwick chamberlain chambers chan chandler chaney chang chapman charlton
chase chavez chen cherry christensen church clarke clements clemons cleveland cline coates cobb cochran coffey cohen cole coleman coles collier collins colon combs compton conley conner connolly
contreras conway cook cooke cooley cooper copeland cortez cote cotton cox craft crane crawford crosby cross cruz cummings cunningham curry dalton daly daniels daugherty davenport davey davidson
davies davis davison dawson day decker dejesus delacruz delaney deleon delgado diaz dickerson dickinson dickson dillard dillon dixon dobson dodd dodson doherty dominguez donaldson donnelly donovan
dorsey dotson downs drake dudley duff duffy duke dunlap dunn duran durham dyer eaton edwards ellison emerson england english erickson espinoza estes estrada evans ewing eze farley farmer farrell
faulkner ferguson fernandez ferrell field fields figueroa finch finley fischer fisher fitzgerald fitzpatrick fleming fletcher flores flowers flynn foley forbes ford foreman forster foster fowler fox
franco franks fraser frazier freeman french frost fry frye fuentes fuller fulton gaines gallagher gallegos galloway gamble garcia gardiner gardner garner garrison garza gates gay gentry gibbons
gibbs gibson giles gill gillespie gilliam gilmore glass glover goddard godfrey goff golden gomez gonzales gonzalez good goodman goodwin gough gould graves gray green greene greenwood greer griffin
griffith griffiths grimes gross guerra guerrero guthrie gutierrez guzman hahn hale haley hall hamilton hammond hampton hancock haney hansen hanson hardin harding hardy hargreaves harmon harper
harrell harrington harris harrison hart hartley hartman hatfield hawkins hayden hayes haynes hays hayward head heath hebert henderson hendricks hendrix hensley henson hernandez herrera herring hess
hester hewitt hickman hicks higgins hill hilton hines hinton hobbs hodge hodges hodgson hoffman hogan holcomb holden holder holland holloway holman holmes holt hood hooper hoover hopkins hopper horn
horne horton houghton house houston howarth howe howell howells hubbard huber hudson huff huffman hughes hull humphrey humphreys humphries hunt hunter hurley hurst hussain hutchinson hyde ingram
iqbal irwin jackson jacobs jacobson jarvis jefferson jenkins jennings jensen jimenez johns johnson johnston jones joyner juarez justice kane kaufman kaur keller kemp kennedy kerr key khan kidd king
kinney kirby kirkland klein kline knapp knight knowles knox koch kowalski kramer lamb lambert lancaster landry lane lang langley lara larsen larson law lawson leach leblanc lees levine levy little
livingston logan long lopez lord lott lough love lowe lowery lumb luna lynch lyons macdonald macias madden maddox mahmood maldonado malone mann manning marks marquez marsden marsh martinez mason
massey mathews mathis matthews maxwell mayer maynard mayo mays mcbride mccall mccarthy mccarty mcclain mcclure mcconnell mccormick mccoy mccray mccullough mcdaniel mcdonald mcdowell mcfadden
mcfarland mcgee mcgowan mcguire mcintosh mcintyre mckay mckee mckenzie mckinney mcknight mclaughlin mclean mcleod mcmahon mcmillan mcneil mcpherson meadows medina mejia melendez mellor melton mendez
mendoza mercado mercer merrill merritt metcalfe meyer meyers miah middleton miles miller mills mistry molina monroe montgomery montoya moody moon mooney moore morales moran moreno morgan morin
morley morrison morrow morse morton mosley moss mueller mullen mullins munoz murphy murray myers nash navarro naylor newman newton nguyen nicholls nichols nicholson nielsen nieves nixon noble nolan
norris north norton nowak nunez obrien ochoa oconnor odom odonnell okafor olsen olson oneal oneil oneill orr ortega ortiz osborn osborne osullivan owens pace pacheco padilla page palmer park parker
parkes parkin parkinson parks parrish parry parsons pate patel patterson patton payne peacock pearce pearson peck pena pennington perez perkins peters petersen peterson petty phelps phillips
pickering pickett pierce pittman pitts pollard poole pope popescu porter potter potts powell power powers pratt price prince pritchard pruitt puckett pugh quinn rahman ramirez ramos ramsey rasmussen
ratliff read reed rees reese reeves reid reilly reyes reynolds rhodes rice rich richards richardson richmond riddle riggs riley rios rivas rivera rivers roach robbins roberson roberts robertson
robinson robles robson rocha rodgers rodriguez rodriquez rogers rojas rollins romero rosales rosario roth rowe rowland rowley ruiz rush russo rutledge salas salazar salinas sampson sanchez sanders
sanderson sandoval sanford santana sargent saunders savage sawyer schmidt schneider schofield schroeder schultz schwartz sears sellers serrano sexton shaffer shah sharp sharpe shaw shelton shepard
shepherd sheppard shields short silva simmons simpson sims sinclair singh singleton skinner slater sloan small smart smith snider snow snyder solis solomon sosa soto sparks spears spence stafford
stanton stark steele stein stephens stephenson stevens stevenson stokes stone storey stout strickland strong suarez sullivan summers sutton swanson sweeney sweet swift sykes talbot talley tanner
tate thompson thomson thornton thorpe tillman tomlinson torres townsend tran trevino trujillo tucker turnbull turner tyson underwood valdez valencia valentine valenzuela vance vang vargas vasquez
vaughan vaughn vazquez vega velasquez velazquez velez villarreal vinson wagner walker wall waller wallis walls walsh walters walton ward ware warner washington waters watkins watson watts weaver
webb weber webster weeks weiss welch wells west weston wheeler whitaker white whitehead whitehouse whitfield whitley whittaker wiggins wilcox wilder wiley wilkerson wilkins wilkinson williams
williamson winter winters wise witt wolf wolfe wong wood woodard woods woodward wooten workman wright wyatt wynn yang yates york young zamora zimmerman
`
  .trim()
  .split(/\s+/)
