/** First and last names of eighteen languages, for what look-ups promise of every name: language, first names, last names. */
const table = `
English|Elizabeth Stephen Margaret|Whitfield Thompson Smith-Jones Knowles
Irish|Siobhán Gráinne Pádraig|O’Neill O’Connor MacGiolla Fitzgerald
Welsh|Siân Llŷr Bronwen|Llewellyn Prydderch Gruffydd ap-Rhys
Turkish|Işıl Hüseyin Gülşen|Yıldız Çelik Şahin Öztürk
German|Jürgen Käthe Günther|Groß Müller Schönfeld Weiß-Köhler
Danish|Søren Åse Jørgen|Ørsted Kjær Sørensen Højgaard
Polish|Łukasz Małgorzata Zbigniew|Szczepański Wójcik Łopatka Żółkiewski
Icelandic|Þórunn Ægir Guðrún|Æsisdóttir Þorvaldsson Hallgrímsson Sæmundsdóttir
Vietnamese|Nguyễn Phượng Thị|Đào Trần Phạm Nghiêm
French|François Hélène Zoë|Lefèvre Beauchêne d’Aubigné Saint-Exupéry
Spanish|José Begoña Íñigo|Fernández Muñoz Ibáñez Castañeda
Portuguese|João Conceição Inês|Gonçalves Magalhães Brandão Simões
Serbian|Đorđe Željko Nađa|Živković Đukić Šećerović Ćosić
Slovak|Katarína Ľubomír Žofia|Kováčová Ďurica Šťastný Hlaváček
Romanian|Ștefan Ionuț Mălina|Țîrcă Brâncuși Păunescu Șerban
Russian|Дмитрий Екатерина Юрий|Щербаков Жуковский Чайковский Ильин
Greek|Γιώργος Ελένη Θανάσης|Παπαδόπουλος Χατζής Ψαρράς Ξενάκης
Yoruba|Oluwaseun Àdùkẹ́ Fẹ́mi|Adébáyò Ọláwálé Ṣóyínká Okonkwo
Chinese|小龙 美玲 国强|李 欧阳 司马 王
`
const cells = (text = '') => text.split(' ')

export const languages = table
  .trim()
  .split('\n')
  .map((line) => line.split('|'))
  .map(([language = '', firsts, lasts]) => ({
    language,
    names: cells(firsts).flatMap((first) => cells(lasts).map((last) => ({ first, last, name: `${first} ${last}` }))),
  }))
