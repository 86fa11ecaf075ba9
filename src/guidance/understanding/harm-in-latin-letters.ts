/**
 * Words of killing, dying by one's own hand, weapons, burning and blowing up in languages that are typed in Latin letters, without accents
 * (ø is o, ß is ss, æ is ae): `_` joins words that stand side by side, `*` is any ending. `self` is what is said of harm to oneself alone.
 * Only what is hardly ever said of anything else, and nothing that is an English word.
 */
export type HarmWords = { readonly self: string; readonly harm: string }

export const harmInLatinLetters: readonly HarmWords[] = [
  // Welsh
  {
    self: 'diwedd_fy_mywyd rhoi_diwedd_ar_fy gorddos* lladd_fy_hun* niweidio_fy_hun crogi_fy_hun neidio_o_flaen neidio_i_r_afon ddim_am_fyw ddim_isio_byw dim_isio_byw ddim_eisiau_bod_yma',
    harm: 'drywanu_* dy_drywanu saethu* saetha* tagu_ti tagu_chi dagu_di chwythu_r chwythu_eich bom_yn bom_i tanio_r torri_dy torri_eich_gwddf gwn_gyda curo_di hanner_lladd chyllell* asid_yn_ei',
  },
  // Irish and Scottish Gaelic
  {
    self: 'mhe_fein_a_chrochadh me_fein_a_chrochadh mi_fhin_a_chrochadh nil_me_ag_iarraidh_maireachtail nil_me_ag_iarraidh_bheith_beo chan_eil_mi_airson_a_bhith_beo feinmharu fheinmharu do_mo_mharu_fein fein_bhas ag_iarraidh_bas mi_fhin_a_mharbhadh cur_as_dom_fhin',
    harm: 'cuiridh_mi_boma doifidh_me_an doifidh_me_sibh safaidh_me_thu sathaidh_mi_thu cuiridh_mi_peilear losgaidh_mi_an marodh* maroidh* mharodh* dunmhar* scian_chugat lamhach* pleasc* bhuama marbhaidh* mharbhaidh* mharbhadh losgadh_sios',
  },
  // Polish
  {
    self: 'spale_sie jutro_mnie_juz_nie_bedzie zabic_sie odbiore_sobie_zycie odebrac_sobie_zycie odbierze_sobie_zycie targn* na_tym_swiecie otruje_sie otruc_sie utopie_sie zastrzele_sie podpale_sie rzuce_sie_pod rzuci_sie_pod skacze_z przedawkowa* z_zyciem zyly_sobie sobie_zyly nalykal* lykne_wszystkie nie_chce_mi_sie_zyc',
    harm: 'zostanie_zabit* zabije_ja zabije_go spale_wam zamord* zastrzel* rozstrzel* powystrzel* zadzga* zadzg* zatluk* ubije_cie ubije_was utopie_cie utopie_was wysadze* wysadzi* wysadzic* podlozyl* podlozymy_bombe bomba_w bomba_jest kwasem_w_twarz oblej* polamie_ci polamie_wam polamie_jej polamie_mu rozwale_ci rozwale_wam zginiesz zginiecie dopadne_cie dopadne_was dopadne_go dopadne_ja potne_cie potne_was spale_mu spale_jej spale_im spale_cie',
  },
  // Czech and Slovak
  {
    self: 'obesim_se obesit_se obesim_sa sa_obesim se_obesim nechci_zit nechci_uz_zit nechcem_zit nechcem_uz_zit chci_umrit chcem_zomriet skocim_z skocim_pod ublizim_si podrezu_si podrezem_si',
    harm: 'dobodam* vyhodim_vas_do vyhodim_ta_do zabiju* zabijeme zavrazd* zastrel* podrezu* podrezem* podrizn* probodn* ubodam uskrt* upalim* upali* podpalim* zapalim_vam zapalim_ti vyhodim_do_vzduchu vyhodim_do_povetria bomba_v bombu_v rozbiju_ti rozbijem_ti najdu_si_vas najdem_si_vas',
  },
  // French
  {
    self: 'mimmoler simmoler mimmole ouvrir_les_veines mouvrir_les_veines souvrir_les_veines tailler_les_veines me_jette_sous me_jette_du se_jette_du sauter_du_pont sauter_du_toit saute_du_pont sauter_par_la_fenetre mourir_ce_soir fin_a_mes_jours fin_a_ses_jours fin_a_ma_vie fin_a_sa_vie ne_veux_plus_vivre veux_plus_vivre ne_veut_plus_vivre plus_envie_de_vivre me_flinguer me_pends se_supprimer me_supprimer men_finir je_me_tue je_me_suicide se_suicide',
    harm: 'a_un_fusil avec_un_fusil prendre_mon_fusil avec_une_arme il_est_arme quil_est_arme quelle_est_armee une_lame_a_la_main une_lame_dans_la_main poser_une_bombe pose_une_bombe flinguer* flingue* tirer_dessus tire_dessus vous_tirer te_tirer une_balle balle_dans etrangl* massacrer* massacre_tous assassiner* zigouill* vous_crever te_crever faire_sauter fais_sauter exploser_la exploser_le exploser_vos vitriol* acide_au_visage acide_a_la_figure acide_dans te_bruler vous_bruler vais_bruler peter_la_gueule casser_les_jambes faire_la_peau aurai_ta_peau laurai_ta_peau auront_ta_peau vous_tuera te_tuera tuerai_tous je_la_tue je_le_tue je_te_tue je_vous_tue tuer_ma tuer_mon tuer_son tuer_sa brule_tout bombe_dans tuer_quelquun tuer_tout',
  },
  // Spanish
  {
    self: 'ahorcarme ahorcarse me_ahorco me_cuelgo colgarme_del pegarme_un_tiro pegarse_un_tiro tirarme_por tirarme_del tirarme_al tirarme_a_las tirarse_por tirarse_del tirarse_al me_tiro_por me_tiro_al me_tiro_del acabar_con_mi_vida acabar_con_su_vida acabo_con_mi_vida cortarme_las_venas cortarse_las_venas me_corto_las_venas me_tome_todas tomarme_todas tomado_todas saltar_del_puente salto_del_puente no_quiero_vivir no_quiere_vivir no_quiero_estar_vivo no_quiero_estar_viva estare_muerto estare_muerta prenderme_fuego quemarme_vivo',
    harm: 'te_matamos os_matamos bomba_la_pongo te_pego_un_tiro le_pego_un_tiro os_pego_un_tiro pondre_una_bomba pongo_una_bomba matarlas matarlos mataros mataria_a matare_a matamos_a ahorcar* asesinar* un_tiro_en un_tiro_a disparar_a dispararte dispararle dispararos dispararles te_disparo les_disparo le_disparo acuchill* rajarte te_rajo le_rajo el_cuello_a prender_fuego prendo_fuego prenderle_fuego pegarle_fuego pego_fuego le_meto_fuego volar_la_oficina volar_el_edificio vuelo_la_oficina explotar_la_oficina partirte_la_cara partirle_la_cara romperte_las_piernas romperle_las_piernas acido_en_la_cara acido_a_la_cara bomba_en_la bomba_en_el bomba_en_su bomba_en_vuestra se_donde_vives se_donde_vive se_donde_trabajas tengo_una_pistola con_una_pistola con_un_cuchillo con_un_machete estrangular* te_voy_a_encontrar',
  },
  // Portuguese
  {
    self: 'enforcarme enforcar_me me_enforco me_enforcar atirar_me_da atirar_me_do atirar_me_ao atirar_me_de atiro_me me_atirar_da me_jogar_d* jogar_da_ponte cortar_os_pulsos cortar_os_meus_pulsos tirar_a_propria_vida tirar_a_minha_vida acabar_com_a_minha_vida acabar_com_a_vida acabo_com_a_vida nao_quero_viver nao_quer_viver tomei_todos suicidar_me me_suicid* me_mato matar_me quero_morrer quer_morrer',
    harm: 'vai_ser_morto vai_ser_morta te_dar_um_tiro te_dou_um_tiro mato_te mato_vos te_mato_vou matar_vos matar_voce matar_voces esfaque* dar_te_um_tiro dar_lhe_um_tiro dou_te_um_tiro dou_lhe_um_tiro degolar* estrangular* incendiar_o incendiar_a atear_fogo ateio_fogo por_fogo ponho_fogo explodir_o explodir_com bomba_no bomba_na acido_na_cara partir_te_as_pernas partir_te_a_cara parto_te sei_onde_moras sei_onde_mora queimar_o_escritorio queimar_isso com_uma_faca com_uma_arma',
  },
  // Italian
  {
    self: 'spararmi spararsi mi_sparo tagliarmi_le_vene tagliarsi_le_vene mi_taglio_le_vene farla_finita la_faccio_finita la_fa_finita buttarmi_da buttarmi_dal buttarmi_giu buttarmi_sotto buttarsi_da buttarsi_dal buttarsi_sotto togliermi_la_vita togliersi_la_vita mi_tolgo_la_vita mi_impicco impiccarmi non_voglio_vivere non_vuole_vivere mi_suicido si_suicida',
    harm: 'metto_una_bomba mettero_una_bomba ti_sparo vi_sparo gli_sparo le_sparo sparare_a sparo_a spararti spararvi sgozz* tagliare_la_gola taglio_la_gola strozzo strozzarti vi_brucio ti_brucio bruciare_l bruciare_lufficio bruciare_tutto dare_fuoco dar_fuoco darete_fuoco incendiare* far_saltare faccio_saltare bomba_in bomba_nel bomba_nell bomba_nellufficio spaccarti spacco_la_faccia spacco_la_testa ti_spacco vi_spacco acido_in_faccia so_dove_abita con_un_coltello con_una_pistola col_coltello',
  },
  // Romanian
  {
    self: 'ma_spanzur ma_spanzura se_spanzura imi_iau_viata imi_iau_zilele isi_ia_viata imi_tai_venele tai_venele sa_ma_omor sa_se_omoare sinucid* ma_arunc nu_vreau_sa_mai_traiesc nu_mai_vrea_sa_traiasca sa_mor_diseara',
    harm: 'te_tai va_fi_omorat vor_fi_omorati fi_omorat va_omor te_omor il_omor il_omoara o_omor omoram va_impusc te_impusc il_impusc impusc* injunghi* va_tai te_tai_bucati taie_gatul tai_gatul ii_tai ii_dau_foc va_dau_foc le_dau_foc dau_foc* dea_foc arunc_in_aer aruncam_in_aer bomba_in bombe_in va_gasesc iti_rup iti_sparg acid_in_fata cu_cutitul cu_toporul',
  },
  // German
  {
    self: 'hang_mich_auf haeng_mich_auf nehme_mir_das_leben nimmt_sich_das_leben das_leben_nehmen leben_zu_nehmen mein_leben_beende* beende_mein_leben mich_erschiess* erschiesse_mich erschiesst_sich haenge_mich haengt_sich hange_mich_auf vom_dach_spring* spring*_vom_dach von_der_brucke_spring* von_der_bruecke_spring* spring_vom springe_vom spring_von_der springe_von_der alle_tabletten tabletten_geschluckt pulsadern selbst_umbringen morgen_tot morgen_bin_ich_tot bringt_sich_um tote_mich toete_mich',
    harm: 'wird_erschossen werden_erschossen schiesse_euch schiesse_dich toeten* ich_tote_dich ich_tote_euch tote_euch toete_euch toete_dich todte_euch ermord* umlegen_werde lege_euch_um lege_dich_um abstech* stech*_dich stech*_euch steche_ihn steche_sie abknall* knall*_dich knall*_euch knalle_ihn erschlag* erwurg* erwuerg* erdrossel* niederbrenn* brenn*_nieder brenne_euch brenne_das fackel*_das anzund* anzuend* zund*_euch zund*_das zuend*_das luft_spreng* sprenge_euch sprenge_das in_die_luft bombe_im bombe_in schlage_dich_tot schlag_dich_tot mach_dich_kalt mache_dich_kalt mache_euch_kalt messer_in_den messer_in_die saure_ins_gesicht saeure_ins_gesicht mit_dem_messer mit_der_axt bring_euch_um bringe_euch_um bring_dich_um',
  },
  // Dutch
  {
    self: 'maak_myself_dood pleeg_selfmoord wil_nie_meer_lewe hang_myself_op myself_ophang zelfmoord* ophangen_aan hang_me_op verhang_me mezelf_ophang* mezelf_van_kant zelf_van_kant me_van_kant niet_meer_leven ik_wil_dood wil_niet_meer_leven spring_van_de spring_voor_de spring_voor_een eind_aan_mijn_leven einde_aan_mijn_leven pillen_geslikt alle_pillen polsen_door mezelf_dood maak_mezelf',
    harm: 'ik_schiet_mijn ik_schiet_hem ik_schiet_haar ik_schiet_jou hom_skiet haar_skiet leg_een_bom leg_ik_een_bom maak_jou_dood maak_julle_dood vermoor_jou vermoor_julle doodmaak skiet_jou skiet_julle doodskiet steek_jou_dood vermoord* doodmak* maak_je_dood maak_jullie_dood maak_hem_dood maak_haar_dood doodsteek* doodstek* steek_je steek_jullie steek_hem steek_haar neersteek* neerstek* doodschiet* schiet_je schiet_jullie schiet_hem neerschiet* neerknal* wurg_je wurg_jullie keel_door in_de_fik blaas_jullie blaas_het opblaz* bom_in zuur_in_je ik_weet_waar_je_woont weet_waar_jullie sla_je_dood',
  },
  // Danish, Norwegian, Swedish
  {
    self: 'alle_pillerne alle_pillene alla_tabletter ta_mitt_eget_liv ta_mit_eget_liv begar_selvmord fremja_sjalfsmord sjalfsmord hengja_mig vil_ekki_lifa drepa_mig selvmord* sjalvmord* sjaelvmord* tage_mit_eget_liv tager_mit_eget_liv tager_mit_liv ta_mitt_liv tar_mitt_liv ta_sitt_liv livet_av_mig livet_av_meg livet_av_seg livet_af_mig ta_livet_av livet_av_sig haenge_mig haenger_mig hanga_mig hanger_mig henge_meg henger_meg hoppe_fra_broen hoppar_fran_bron hopper_fra_broen vil_ikke_leve vill_inte_leva orkar_inte_leva orker_ikke_leve jeg_vil_do jag_vill_do drepe_meg drapa_mig doda_mig',
    harm: 'draebe_jer draebe_dig spraenger_jer spraenger_* skjuta_er hugga_er hugga_dig skyte_deg brenner_dere brenner_jer brenne_dere drepa_thig drepa_ykkur drep_thig skjota_thig skjota_ykkur stinga_thig kveikja_i_ykkur kveikja_i_husinu draeber* slar_jer_ihjel slar_dig_ihjel slar_dere_ihjel slar_deg_ihjel slar_er_ihjel sla_ihjel slar_ihjel ihjel ihjal slog_ihjal dodar_dig dodar_er doda_dig doda_er doda_honom doda_henne dreper_deg dreper_dere drepe_deg drepe_dere drepe_ham dreper_ham myrde_dig mord_pa skyder_dig skyder_jer skyde_dig skyde_jer skjuter_dig skjuter_er skjuta_dig skyter_deg skyter_dere skyte_dere knivhugg* knivstikk* stikker_dig_ned stikker_deg_ned braender_jer braende_jer braende_huset brenner_ned brenne_ned branner_ner branna_ner tander_eld satter_eld satte_ild setter_fyr spranger_er spranga_er springe_i_luften sprenger_dere bombe_i bomb_i_huset jeg_ved_hvor_du_bor jag_vet_var_du_bor jeg_vet_hvor_du_bor',
  },
  // Finnish and Estonian
  {
    self: 'tapan_ennast itsemurh* tapan_itseni tappaa_itseni tappaa_itsensa hirtan_itseni hirttay* en_halua_elaa en_jaksa_elaa haluan_kuolla hyppaan_sillalta enesetap* tapan_end tapan_enda poon_end poon_enda ei_taha_elada ei_taha_enam_elada tahan_surra',
    harm: 'poltan_sen maan_tasalle poltan_teidat poletan_teid poletan_maja tapan_sinut tapan_teidat tapan_hanet tapan_sut tapan_kaikki tappaa_sinut ammun_sinut ammun_teidat puukot* poltan_talon poltan_toimiston poltan_teidan rajayt* pommi_on pommi_raken* tapan_su tapan_teid tapan_ta tapan_ara lasen_su lasen_teid pussita* poletan_maha pommi_maja pommi_on tean_kus_sa_elad',
  },
  // Hungarian
  {
    self: 'bevettem_az_osszes ongyilkos* felakasztom_magam megolom_magam nem_akarok_elni nem_akarok_tovabb_elni meg_akarok_halni vegzek_magammal leugrom elvagom_az_ereimet veget_vetek_az_eletemnek',
    harm: 'fogom_olni meg_fogom_oli lelol* megol* megolom megollek megolok megolunk meggyilkol* megkesel* leszurlak leszurom leszur* lelov* lelovom lelovok felgyujt* felrobbant* megfojt* elvagom_a_torkod agyonver* bomba_van kesel_megyek tudom_hol_laksz',
  },
  // Greek
  {
    self: 'kopso_tis_fleves kopsw_tis_fleves autokton* aftokton* avtokton* thelo_na_pethano na_pethano den_thelo_na_zo den_thelo_na_ziso tha_kremasto tha_pido_apo tha_pesw_apo',
    harm: 'tha_valo_vomva tha_valw_vomva tha_valo_fotia tha_valw_fotia tha_se_skotos* tha_sas_skotos* tha_ton_skotos* tha_tin_skotos* skotos* skotono skotonom* maxairos* machairos* mahairos* pyrovol* pirovol* tha_kapso tha_kapsw tha_sas_kapso tha_sas_kapsw fotia_sto vomva_sto tha_se_sfaks* tha_se_sfax* sfaks*',
  },
  // Albanian
  {
    self: 'do_te_varem do_te_vetevrit* do_te_vetvrit* vras_veten vrase_veten vetevras* vetvras* vritem var_veten dua_te_vdes nuk_dua_te_jetoj do_te_hidhem do_hidhem',
    harm: 'do_tju_vras do_tju_djeg do_te_ther do_ju_hedh_ne_er* do_te_hedh_ne_er* do_te_vras do_ju_vras do_ta_vras do_ti_vras te_vras ju_vras te_vrasim do_te_djeg do_ju_djeg do_ta_djeg do_ta_djegim do_te_qelloj do_ju_qelloj do_te_therr do_te_mbys bombe_ne thike_ne e_di_ku_banon',
  },
  // Bosnian, Croatian, Serbian, Slovene
  {
    self: 'bom_obesil bom_obesila objesicu_se samoubis* samoubojst* samomor* ubicu_se ubit_cu_se ubijem_se ubiti_se ubil_se_bom ubila_se_bom se_bom_ubil se_bom_ubila objesit_cu_se objesiti_se obesicu_se objesim_se obesil_se_bom bacit_cu_se baciti_se skocit_cu skocicu ne_zelim_zivjeti ne_zelim_ziveti ne_zelim_vise ne_zeli_zivjeti necu_da_zivim ne_mogu_vise_da_zivim nocem_ziveti nocem_vec_ziveti zelim_umrijeti zelim_da_umrem hocu_da_umrem hocu_umrijeti hocem_umreti prerezat_cu_vene prerezacu_vene popio_sve_tablete popila_sve_tablete',
    harm: 'zazgal_vas zazgal_te ubicu* ubit_cu* ubijem ubijemo ubiti_te ubiti_ga ubiti_je ubiti_vas ubil_te ubil_vas ubil_bom ubila_bom pobit_cu pobicu pobil_bom zaklat* zaklacu zaklal* zakoljem upucat* upucacu upucam ustrelil_bom ustrelil_te izbosti izbost_cu izbodem izbosc* zapalit_cu zapalicu zapalim_vam zapaliti_ured zazgal_bom spalit_cu spalicu dici_u_zrak dignem_u_zrak diginut dicu_u_vazduh raznijet_cu razneti bomba_u bomba_v razbit_cu_ti razbicu_ti slomit_cu_ti slomicu_ti znam_gdje_zivis znam_gde_zivis vem_kje_zivis prerezat_cu* prerezacu_ti',
  },
  // Russian, Ukrainian, Bulgarian
  {
    self: 'ne_hochu_bolshe_zhit ne_khochu_bolshe_zhit samoubi* suitsid* suicyd* samohub* poveshus poveshusya povesitsya povesitsa utoplyus sprygnu prygnu_s broshus_pod brosus_pod pokonchit* pokonchu pokinchu ne_khochu_zhit ne_hochu_zhit ne_hochu_jit ne_khochu_zhyty ne_hochu_zhyty ne_iskam_da_zhiveya hochu_umeret khochu_umeret hochu_pomerty khochu_pomerty iskam_da_umra vskroyu_veny porezhu_veny vypil_tabletki vypila_tabletki ubyu_sebya ubiu_sebia shte_se_ubiya shte_se_obesya',
    harm: 'ubiyu* ubyom ubju* ubyut ubit_vas ubit_tebya zastrel* perestrel* pristrel* rasstrel* postrely* zarezhu* zarejhu* zarizhu porezhu_vas porezhu_tebya vzorv* pidirvu sozhg* sozhgu podozhg* podozhzh* spalyu* pidpaly* zadushu* sdokhn* zdokhn* prib*yu_tebya shte_te_ubiya shte_vi_ubiya shte_ubiya shte_te_zakolya shte_zapalya shte_vzrivya znayu_gde_ty znayu_gde_vy kislotoy_v kislotoj_v',
  },
  // Lithuanian and Latvian
  {
    self: 'nusizud* savizud* pasikars* pasikart* pasikarsiu nebenoriu_gyventi nenoriu_gyventi noriu_mirti persipjaus* soksiu_nuo nusoksiu_nuo pasnav* izdarisu_pasnavibu negribu_dzivot negribu_vairs_dzivot gribu_mirt gribu_nomirt pakarsos lekšu_no leksu_no lecu_no nonavesos',
    harm: 'nuzud* uzmus* nusaus* nudur* papjau* papjaus* sudegin* padegs* padegsiu susprogdin* bomba_pastate nogalin* noslepkav* nosaus* nosausu nodurs* nodursu sadedzin* aizdedzin* uzspridzin* parakels_rikli bumba_eka zinau_kur_gyveni zinu_kur_tu_dzivo nozudys',
  },
  // Turkish and Azerbaijani
  {
    self: 'intihar* ozume_qesd yakarim_kendimi kendimi_oldur* kendini_oldur* kendimi_as* kendimi_vur* kendimi_yak* yasamak_istemi* olmek_isti* olmek_istey* olmek_istir* canima_kiy* canina_kiy* hayatima_son hayatina_son bilegimi_kes* bileklerimi_kes* haplari_* butun_haplari ilaclari_ictim tum_ilaclari kopruden_atla* atlayacagim yasamaq_istemirem ozumu_oldur* ozumu_asa*',
    harm: 'oldurec* oldururum oldurucem oldurecem vuracag* vurucam vururum_seni seni_vurur* sizi_vurur* bicakla* bogazini_kes* bogazinizi_kes* keserim_seni kesecegim_seni yakacag* yakarim_sizi yakarim_seni yakarim_o yakarim_bina* yakarim_ofis* yakarim_evi* sizi_yakar* seni_yakar* binayi_yak* ofisi_yak* burayi_yak* orayi_yak* yakicam_sizi yakicam_seni atese_ver* bomba_var bomba_koy* bombala* havaya_ucur* patlat*cag* gebert* kafani_kir* kafanizi_kir* bacaklarini_kir* yuzune_asit yuzune_kezzap evini_biliyor* nerede_oturdugunu sizi_bulac* seni_bulac* yandiraca* partlada*',
  },
  // Kurdish (Kurmanji)
  {
    self: 'xwe_bikuj* xwe_dikuj* xwe_bisewit* xwekustin xwe_kustin naxwazim_bijim naxwazim_ez_bijim dixwazim_bimirim xwe_daliqinim',
    harm: 'te_bikuj* we_bikuj* wi_bikuj* we_dikuj* te_dikuj* bikujim dikujim bisewitinim disewitinim bisewtinim guleyan_berd* gule_berd* agir_berd* ker_li bombe_li dizanim_tu_li',
  },
  // Arabic, as it is typed in Latin letters
  {
    self: 'ma_bidi_3ish ma_baddi_3ish ma_biddi_3ish antahir antahr antaher natahir entahar intahar* ntahar bantaher hantaher hentaher n9tel_rouhi neqtel_rouhi nektel_rouhi bghit_nmout bghit_nmot 3ayez_amout 3ayza_amout 3ayz_amout ayez_amout baddi_mout biddi_mout badi_mout abgha_amoot abi_amoot wedi_amoot ma_badi_3ish mesh_3ayez_a3eesh mish_3ayez_a3ish mabghitch_n3ich anhi_hayati hanhi_hayati arami_nafsi armi_nafsi aqtul_nafsi sa_aqtul_nafsi mawit_nafsi ha2tel_nafsi',
    harm: 'a2telak a2telik a2telkom ra7_a2tlak ra7_a2tlik ra7_a2tolak azba7* a7re2kom a7ri2* ra7_a7re2 saaqtul* sa_aqtul* sa2tul* sa2tol* ha2tel* ha2tlak ha2tlek ha2telkom haqtel* haqtlak raha2tlak rah_a2tlak rah_aqtolak b2tlak b2tlek ba2tlak nqetlek nqetlk n9telek n9etlek neqtlek nektlek nektlak nqtlek hanqtlek adba7* hadba7* hadbahak hadbahkom badbahak nedbhek sa_ahriq* sa7riq* ha7ra2* hahra2* nahreq* ne7ra9* n7ra9* fajjer* hafaggar* bel_sikkin bil_sikkin bsekkin skina_f* mayit_nar 3aref_beytak aarif_beytak',
  },
  // Persian
  {
    self: 'khodkoshi* khod_koshi* khodamo_mikosh* khodam_ra_mikosh* khodam_ro_mikosh* khodesho_mikosh* mikham_bemiram mikhaham_bemiram mikhad_bemire nemikham_zende* nemikhaham_zende* ragamo_mizan* khodamo_dar',
    harm: 'mikoshamet* mikoshamesh mikoshametun mikoshametoon mikoshameshun mikoshimet* shoma_ro_mikosh* shoma_ra_mikosh* hamatuno_mikosh* hamatono_mikosh* bekoshamet* bekoshamesh mikosham_to* atish_mizan* atash_mizan* atishesh_mizan* chaghoo_mizan* chaghu_mizan* ba_chaghoo ba_chaghu tir_mizan* bomb_gozasht* sareto_mibor* gardaneto_mizan* miterekun* monfajer*',
  },
  // Pashto
  {
    self: 'zan_wazhn* zan_ba_wazhn* zaan_wazhn* zan_wajn* zhwand_na_ghwar*',
    harm: 'wazhnam wazhnem wajnam wajnem wozhnem de_wazhn* ba_de_wazhn* ba_mo_wazhn* wa_de_wazhn* or_wachaw* or_ba_wachaw*',
  },
  // Urdu and Hindi
  {
    self: 'khudkush* khud_kush* khudkhush* atmahatya* aatmahatya* aatmhatya* aatm_hatya jaan_de_d* jan_de_d* jeena_nahi* jina_nahi* nahi_jeena* nahin_jeena* nahi_jina* jine_ka* jeene_ki* marna_chah* marne_ja_r* mar_jaun* mar_jaaun* mar_jaoon* mar_jauga* zindagi_khatam* zindagi_khatm* zindgi_khatam* khatam_kar_lu* khatm_kar_lu* zehar_kha* zeher_kha* zahar_kha* zahr_kha* phansi_la* phaansi_la* fansi_la* faansi_la* latak_jau* latak_jaa* kood_jau* kood_jaun* kud_jau* chalang_laga* chhalang_laga* nas_kaat* nas_kat_l* nabz_kaat* nabz_kat* goliyan_kha* goliya_kha* apni_jaan*',
    harm: 'khoon_kar_d* khoon_kar_denge khoon_kar_dunga khoon_karunga khun_kar_d* maar_dal* mar_dalu* mar_dalen* maar_du* mar_dunga mar_dungi mar_doonga mar_doongi maar_doon* maar_dein* maar_denge mar_denge maar_deng* jaan_se_ma* jan_se_ma* jaan_le_l* jan_le_lu* jan_le_le* qatal_kar* qatl_kar* katl_kar* katal_kar* goli_mar* goli_maar* gala_kaat* gala_kat_d* gala_katun* galaa_kaat* jala_du* jala_doon* jala_denge jala_dal* jalaa_du* zinda_jala* aag_laga* tezaab* tezab* tezaap* chaku_mar* chaaku_mar* chaku_se chaaku_se churi_se chhuri_se chakoo_se chaku_le* bomb_laga* bomb_rakh* bam_rakh* uda_dunga uda_doonga uda_denge haddi_tod* haddiya_tod* tang_tod_d* tang_todu* taang_tod* haath_pair_tod* hath_pair_tod* khopdi_tod* sar_phod* chhodunga_nahi* chodunga_nahi* zinda_nahi_chho* zinda_nahi_cho* kaat_dal* kat_dalu* kat_dalen* kaat_dunga',
  },
  // Punjabi
  {
    self: 'khudkhushi_karn* jeena_nai* jeena_nahin_chaund* jina_ni* jeona_nahi* mar_jaana_aa marr_jaana mar_javan* marna_chaund* mar_jaavan* faha_la* phaha_l* phaha_laa* fahe_la* zehar_khaa* apne_aap_nu_maar*',
    harm: 'tenu_maar* tainu_maar* tuhanu_maar* maar_dang* maar_dun* maar_dev* mar_deva* maar_dea* maar_diyan* maar_dian* maar_sutt* maar_sut* mar_sutt* jaano_maar* jano_maar* jaanon_maar* jaan_ton_maar* jaan_to_maar* vadd_d* vaddh_d* wadd_d* vadh_dev* saar_dev* saad_dev* agg_laa* agg_la_d* ag_la_dev* goli_maar* goli_mar* bomb_rakh* lattan_tor* lattan_bhann* hath_pair_bhann*',
  },
  // Gujarati
  {
    self: 'aapghat* apghat* aatmahatya* jivvu_nathi* jeevvu_nathi* jivavu_nathi* marvu_che marvu_chhe mari_javu_* jher_khai* zer_khai* faso_kha* phanso_kha* gala_faso*',
    harm: 'maari_naakh* maari_nakh* mari_nakh* mari_naakh* jaan_thi_maari* jaanthi_mari* sadgavi* salgavi_d* salgavi_n* aag_lagad* goli_mari_d* goli_marish chaku_mari* chappu_mari* khoon_kari* khun_kari* tantiya_todi* hadka_bhangi*',
  },
  // Bengali and Sylheti
  {
    self: 'baschte_chai_na goloy_dori atmohot* attohot* bachte_chai_na bachte_chay_na baste_chai_na morte_chai morte_chay more_jabo more_jete_chai bish_kha* fashi_di* fashi_ni* faashi_di* golay_dori* galay_dori* jhap_dibo jhap_debo jhap_diye fasi_laimu fasi_loimu mori_zaimu mori_jaimu',
    harm: 'mere_felb* mere_fela_* mairra_fel* maira_fal* mairalam* mari_laimu marilaimu mari_lamu marilamu khun_kor* khun_kori* khun_khor* jane_marb* jane_marum janey_mar* jaan_e_mar* guli_kor* guli_mar* puriye_d* puraiya_d* furailaimu agun_lag* agun_dh* agun_dib* aguin_lag* aguin_dim* churi_mar* churi_dia chaku_diye chaku_mar* gola_kat* gola_kait* jobai_kor* jobo_kor* kopay* kupai* bomb_marb* bomb_marum boma_mar* haat_pa_bheng* thang_bhang*',
  },
  // Marathi and Nepali
  {
    self: 'fashi_ghe* jeev_dein jiv_dein jiv_denar jeev_denar jagaycha_nahi jagaycha_naahi marayche_aahe maraychay maraycha_aahe fas_ghein galfas* jhundi* jhundin* bachna_man_chaina bachna_chahanna marna_man_* marna_chahan* bish_khan* bikh_khan*',
    harm: 'maarun_tak* marun_tak* thaar_mar* thar_marin jiv_ghein jeev_ghein jalun_tak* petvun_d* khun_karin khoon_karin marchu_timi* maarchu* mardinchu maridinchu marne_chu_tim* maarne_chu* khukuri_* goli_hanch* goli_hanne aago_laga* aago_laaga* jalaidin* kaatidin* katidin*',
  },
  // Tamil, Telugu, Malayalam, Kannada, Sinhala
  {
    self: 'visham_kud* vazha_virumb* tharkolai* tharkola* thatkolai* saaga_por* saaga_pore* saga_poren saagalam* sethu_pov* sethuru* setthuru* vaazha_virumb* vazha_pidikk* thookula* thookku_pott* thukku_pott* atmahathya* athmahathya* aathmahathya* chachipot* chachipoth* chavalani* brathakalani_ledu bathakalani_ledu chakaan_pov* chaakan_pov* marikkan_pov* jeevikkan_thalpar* thoongi_chak* saayabeku* sayabeku* atmahatye* siyadivi* jeewath_wenna_* jeevath_wenna_* merenna_yan* marenna_yan* ellila_mer*',
    harm: 'kolai_sei* kondruvid* suttuduv* kuthividuv* kolluv* konnu_pod* konnudu* konnuru* kollap_por* kolla_por* kolai_pann* erichuru* erichu_pod* erippen* koluthuv* koluthi_pod* theevai* kuthiduv* kuthuven* kuthi_kol* vettuven* vetti_pod* sutturuv* suttu_kol* kundu_vai* champesta* champutha* champeyy* champest* podichest* podustha* thagalabed* kalchesta* narikest* kollum_njan njan_kollum ninne_kollum konnukalay* konnu_kalay* theeyid* kuthikollum vettikkoll* vettum_njan vettikollu* kolle_maad* kollutini kollutteene kondu_haaku* suttu_haaku* maranawa_tho* marala_dan* maranawaa marannam* gini_thiya* gini_thabanawa pihiyen* wedi_thiya*',
  },
  // Chinese, as it is typed in Latin letters
  {
    self: 'zisha zi_sha bu_xiang_huo* buxianghuo huo_bu_xia_qu tiaolou tiao_lou tiao_qiao shang_diao m_seung_saang',
    harm: 'shasi_ni sha_si_nimen shao_si_nimen shaosi_* sha_le_ni shale_ni sha_le_ta sha_si_ni kan_si_ni kan_si_ta tong_si_ni nong_si_ni zha_le_ni zha_le_nimen fang_huo_shao shao_le_nimen xia_du_du tongguiyujin',
  },
  // Vietnamese
  {
    self: 'treo_co tu_sat khong_muon_song khong_con_muon_song muon_tu_tu nhay_lau nhay_cau_tu nhay_xuong_cau treo_co_tu that_co_tu uong_het_thuoc cat_co_tay ket_lieu_doi',
    harm: 'dot_nha_may dot_nha_cua giet_may giet_chet giet_het giet_no giet_chung giet_cac giet_ong giet_ba se_giet chem_chet chem_may dam_chet ban_chet bop_co_may dot_van_phong dot_nha_no dot_toa dot_chet phong_hoa thieu_chet danh_bom dat_bom tat_axit tao_biet_nha',
  },
  // Tagalog
  {
    self: 'magpakamatay magpapakamatay nagpakamatay magbibigti magbigti maglaslas maglalaslas ayoko_nang_mabuhay ayaw_ko_nang_mabuhay ayoko_na_mabuhay gusto_ko_nang_mamatay gusto_ko_na_mamatay tatalon_ako',
    harm: 'patayin_ki* papatayin* pinapatay_ko papatay_ako sasaksakin* saksakin_k* babarilin* barilin_k* susunugin* sunugin_k* pasasabugin* pasabugin* bobombahin* gigilitan* tatagain* bubugbugin* alam_ko_kung_saan_ka_nakatira',
  },
  // Indonesian and Malay
  {
    self: 'bunuh_diri gantung_diri tidak_mau_hidup tidak_ingin_hidup gak_mau_hidup tak_nak_hidup tak_mahu_hidup ingin_mati_saja mau_mati_saja nak_mati_je terjun_dari lompat_dari_jembatan akhiri_hidup mengakhiri_hidup',
    harm: 'aku_bunuh saya_bunuh saya_bom aku_bom membunuhmu membunuh_kamu membunuh_kalian membunuh_dia bunuh_kau bunuh_kamu bunuh_kalian bunuh_kamu_semua kubunuh menikam* tikam_kau tikam_kamu menembak* tembak_kau tembak_kamu membakar_kantor bakar_kantor bakar_pejabat membakar_gedung bakar_rumah_kau ledakkan_* meledakkan_* bom_di gorok_leher menggorok* air_keras',
  },
  // Somali and Oromo
  {
    self: 'is_daldal* noolaan_mayo ofan_ajjees* of_nan_fannis* of_nan_ajjees* is_dila is_dilaa is_dilay* is_dilo isdil* is_deldel* isdeldel* noolaanshaha_ma_rabo inaan_noolaado_ma_rabo nolosha_ma_rabo inaan_dhinto of_ajjees* of_fannis* jiraachuu_hin_barbaadu du_uu_barbaada',
    harm: 'ku_dil* idin_dil* wada_dil* dili_doon* dilayaa* waan_dil* waan_ku_dil* gawrac* gowrac* toogan* toogo_doon* toogan_doon* rasaas_ku* mindi_ku* mindiyeeyn* tooreey* gubi_doon* waan_gub* waan_idin_gub* qarxin* bam_ku si_ajjees* isin_ajjees* ajjeesuu* nan_ajjees* gubuuf_jira nan_gub*',
  },
  // Swahili
  {
    self: 'nziyahura ndiyahura sinshaka_kubaho nzimanika jiua nitajiua najiua kujiua atajiua kujinyonga nitajinyonga sitaki_kuishi sitaki_tena_kuishi nataka_kufa nitajirusha nitajitosa',
    harm: 'nzakwica nzabica nzamwica nzabatwika nitakuua nitawaua nitamuua tutakuua tutawaua kukuua kuwaua nitakuchoma_kisu nitamchoma_kisu nitawachoma nitachoma_moto nitachoma_ofisi nitateketeza kuchoma_moto nitampiga_risasi nitakupiga_risasi nitawapiga_risasi bomu_ndani bomu_kwenye nitalipua nitakuchinja nitakukata_shingo najua_unapoishi tindikali_usoni',
  },
  // Amharic and Tigrinya, as they are typed in Latin letters
  {
    self: 'rasen_agedlalew rasen_agedilalehu rasen_enadefalehu rasen_agdelalehu erasen_agedlalehu erasen_agedilalehu menor_alfelgim mot_efelgalehu nfsey_kqetl nfsey_kiqetl ner_byne_kqetl',
    harm: 'egedlhalehu egedilihalehu egedlihalehu egedelhalehu egedlachihualehu egedlachualehu agedlhalew aqatilhalehu akatilhalehu aqatelalehu kqetleka_eye kiqetleka_eye kqetlekum ktelkum_eye',
  },
  // Yoruba, Igbo, Hausa, Nigerian Pidgin
  {
    self: 'mi_o_fe_wa_laaye maa_pokunso mo_fe_pokunso akwugbu_onwe_m kwugbuo_onwe wan_kill_myself go_hang_myself pa_ara_mi pa_ara_re pa_ara_e gbemi_ara so_ara_mi_ro mi_o_fe_gbe_mo igbu_onwe_m gbuo_onwe_m egbu_onwe_m gbu_onwe_ya achoghi_m_idi_ndu achoro_m_inwu kashe_kai* kashe_kaina kashe_kansa rataye_kai* bana_son_rai* ba_na_son_rayuwa don_tire_to_live wan_die_like_this go_kill_myself go_drink_sniper drink_sniper drank_sniper',
    harm: 'maa_yinbon go_shoot_una go_shoot_you wan_kill_am maa_pa_e maa_pa_yin ma_pa_e ma_pa_yin emi_yoo_pa_o ma_gun_e ma_yinbon_fun maa_dana_sun dana_sun_ile dana_sun_ofiisi ga_egbu_gi ga_egbu_unu aga_m_egbu_gi m_ga_egbu_gi m_ga_egbu_ya aga_m_agba_gi_egbe agba_oku_n* ga_agba_oku zan_kashe* zamu_kashe* sai_na_kashe* zan_caka* zan_harbe* zan_kona* zan_yanka* zan_sa_wuta go_kill_you go_kill_am go_kill_una go_finish_you go_burn_una go_stab_am go_stab_you',
  },
  // Shona, Zulu, Twi, Lingala, Wolof
  {
    self: 'ngizibulale ngizozilengisa ngizozixhoma ndiza_kuzibulala ndizakuzibulala ndizozibulala andisafuni_kuphila andifuni_ukuphila ndiza_kuzixhoma mempe_se_metena_ase mesen_me_ho mpe_se_mete_ase kuzviuraya ndichazviuraya ndazviuraya ndozviuraya kuzvisungirira ndichazvisungirira handichadi_kurarama ndoda_kufa ukuzibulala ngizozibulala ngizibulala ngiyazibulala angisafuni_ukuphila kum_me_ho mekum_me_ho bɛkum_me_ho mepe_se_mewu nakomiboma komiboma nakomidiembika nalingi_kokufa nalingi_te_kobika xaru xaaru_naa dama_begg_dee',
    harm: 'ndichakupisai ngizonibulala ngizokudubula ngizonidubula ngizonishisa ngizokushisa ndiza_kukubulala ndizokubulala ndiza_kunibulala ndiza_kukudubula ndizokudubula mekum_no mekum_won ndichakuuraya ndinokuuraya ndichavauraya ndichamuuraya tichakuurayai ndichakubaya ndichapisa_hofisi ndichapisa_imba ngizokubulala ngizobabulala ngizombulala ngizokugwaza ngizoshisa mekum_wo mekum_mo mekunkum mo_nyinaa_mekum mede_sekan mehye_mo_ofis nakoboma_yo nakoboma_bino nakoboma_ye nakozikisa nakotumba_* nakotuba_yo_mbeli dinaa_la_rey dinaa_leen_rey dama_lay_rey rey_leen',
  },
  // Maltese, Catalan, Hebrew in Latin letters
  {
    self: 'noqtol_ruhi ma_rridx_nghix nitghallaq em_matare em_penjare em_penjo noqtol_lili_nnifsi nitghallaq noqtol_ruhi nixtieq_immut ma_rridx_nghix suicidarme_aquesta em_suicid* matar_me_aquesta em_mato em_mat em_vull_matar vull_morir no_vull_viure no_vull_seguir_vivint lehitabed hitabdut etabed ani_rotze_lamut ani_rotza_lamut',
    harm: 'se_nisparalek nisparalek nisparalkom se_nahraqkom nahraqkom et_clavare_un clavare_un_ganivet noqtlok noqtolkom noqtlu noqtolhom ser_noqtol* nahraq_l_uff* nahraqkom inxejjirlek* bomba_fl et_matare us_matare us_mataré el_matare et_vaig_a_matar cremar_loficina cremare calare_foc calar_foc apunyal* ani_eherog* eherog_* ani_aharog* esrof_et esrof_lachem',
  },
  // Basque
  {
    self: 'nire_burua_hilko neure_buruaz_beste ez_dut_gehiago_bizi hil_nahi_dut',
    harm: 'hilko_zaitut hilko_zaituztet hilko_dut_* tiro_egingo_d* su_emango_d*',
  },
  // Japanese, Korean, as they are typed in Latin letters
  {
    self: 'jisatsu* shinitai shinu_tsumori ikitakunai kubi_wo_tsu* jasal* jukgo_sip* jukgosip* salgo_sipji_an* salgi_sil*',
    harm: 'korosu korosuzo koroshite_yaru koroshiteyaru bukkoros* minagoroshi hi_wo_tsukete* sashite_yaru jugil_geo* jugilgeo* jugyeobeo* jukyeobeo* jukyeo_beo* bul_jireu* kalro_jji*',
  },
]

/** Figures of speech of these languages in which nobody is killed: they are looked past, and the rest is read. */
export const harmlessInLatinLetters =
  'mi_butto_sul mi_butto_a_letto mi_butto_nel_letto si_butta_sul lladd_gwair lladd_amser lladd_dau_dderyn ammazzat*_di ammazza_di pe_mar_jaun* par_mar_jaun* mujhe_maar_dala mujhe_mar_dala papatayin_ko_muna_ang_ilaw papatayin_ko_ang_ilaw papatayin_ko_muna_ang_tv papatayin_ko_ang_computer papatayin_ko_ang_aircon patayin_ko_muna_ang_ilaw sigara_yakacag* mangal*_yakacag* yakacagim_mangal* isigi_yakacag* ates_yakacag* zabic_czas zabija_czas zabijam_czas zabijalem_czas umieram_ze_smiechu umieram_z_glodu zabit_cas tuer_le_temps tue_le_temps mort_de_rire meurs_de_faim meurs_de_soif matar_el_tiempo matar_el_rato mato_el_tiempo matar_el_gusanillo matar_el_hambre mata_el_tiempo muero_de_* matar_o_tempo matar_saudade* matar_a_saudade matar_a_sede matar_a_fome matar_a_curiosidade me_mato_a_trabajar me_mato_trabajando me_mato_a_trabalhar matarse_a_trabajar ammazzare_il_tempo ammazza_che ammazzo_il_tempo sto_morendo zeit_totschlagen die_zeit_totzuschlagen in_die_luft_gegangen dood*_de_tijd de_tijd_doden sla_ihjel_tid sla_tid_ihjel sla_ihjal_tid sla_ihjel_tiden slar_ihjel_tiden tappaa_aikaa tapan_aikaa vakit_oldur* zaman_oldur* vakti_oldur* ubiti_vrijeme ubijem_vrijeme ubiti_vreme ubijem_vreme ubyu_vremya ubit_vremya omor_timpul omori_timpul omoram_timpul time_pass_kar* giet_thoi_gian giet_vi_trung giet_khuan patayin_ang_ilaw patayin_ang_makina patayin_ang_computer patayin_mo_ang papatayin_ko_ang_ilaw membunuh_waktu menembak_bola kuua_muda time_maar* pata_maar* uda_dunga_patang jasal_geu megoli_az_idot megoljuk_az_idot skotono_tin_ora skotosoume_tin_ora vras_kohen vrasim_kohen den_tijd nusizudyti_juoku in_de_fik_steken_van_de_barbecue'
