/** A sentence or two in a language, and how somebody who speaks it asks for what they say, in other forms of the words. */
export interface Sample {
  readonly code: string;
  readonly document: string;
  readonly question: string;
}

/** Every language with a stemmer in the Snowball package, those with rules of their own, and scripts without blanks. */
export const samples: readonly Sample[] = [
  {
    code: 'en',
    document:
      'The council has decided that the old bakeries on the square will be closed, and the bakers were told of it in April.',
    question: 'which bakery did the councils close',
  },
  {
    code: 'de',
    document:
      'Der Stadtrat hat beschlossen, dass die alten Brunnen auf dem Markt im Winter nicht mehr geheizt werden, weil es zu teuer ist.',
    question: 'welcher Brunnen wird im Winter geheizt',
  },
  {
    code: 'fr',
    document:
      'Les pêcheurs du village ont vendu leurs bateaux parce que les poissons ne venaient plus dans la baie depuis deux ans.',
    question: 'pourquoi le pêcheur vend son bateau',
  },
  {
    code: 'es',
    document:
      'Los vecinos del barrio plantaron cuarenta naranjos en la avenida y el ayuntamiento les dio el agua para regarlos.',
    question: 'quién plantó el naranjo en la avenida',
  },
  {
    code: 'it',
    document:
      'Le biblioteche della provincia resteranno aperte anche di domenica, perché gli studenti lo hanno chiesto al sindaco.',
    question: 'quale biblioteca è aperta la domenica',
  },
  {
    code: 'pt',
    document:
      'As escolas da vila receberam computadores novos que uma empresa não queria mais, e os professores ficaram contentes.',
    question: 'que escola recebeu um computador novo',
  },
  {
    code: 'ca',
    document:
      'Els veïns del poble han pintat les parets de les cases velles amb els colors que van triar les escoles de la comarca.',
    question: 'qui ha pintat la paret de la casa vella',
  },
  {
    code: 'ro',
    document:
      'Țăranii din sat au cumpărat două tractoare pentru că recolta de anul trecut a fost mai bună decât cele dinainte.',
    question: 'cine a cumpărat tractorul în sat',
  },
  {
    code: 'nl',
    document:
      'De bruggen over de gracht worden in de zomer geverfd, want de gemeente heeft daar eindelijk geld voor gevonden.',
    question: 'welke brug wordt geverfd',
  },
  {
    code: 'sv',
    document:
      'Fiskarna i sjön har blivit färre sedan fabriken byggdes, och ingen i byn vet vad som ska göras åt det.',
    question: 'varför finns det färre fiskar i sjöarna',
  },
  {
    code: 'da',
    document:
      'Bønderne på øen har solgt deres heste, fordi der ikke længere er nogen, som vil ride over markerne om sommeren.',
    question: 'hvem har solgt hesten på øen',
  },
  {
    code: 'no',
    document:
      'Reinsdyrene på fjellet måtte flyttes i mars fordi snøen hadde lagt seg så høyt at de ikke fant noe å spise.',
    question: 'når ble reinsdyret på fjellet flyttet',
  },
  {
    code: 'fi',
    document:
      'Kylän lapset rakensivat järven rannalle puisen tornin, josta he voivat katsella lintuja, kun ne palaavat keväällä etelästä.',
    question: 'kuka rakensi tornin järvelle',
  },
  {
    code: 'hu',
    document:
      'A falu lakói új hidat építettek a folyón, mert a régi már nem bírta el a teherautókat és veszélyes volt.',
    question: 'hol épült az új híd a folyó felett',
  },
  {
    code: 'tr',
    document:
      'Köylüler eski değirmeni onardılar ve şimdi buğdaylarını yine orada öğütüyorlar, çünkü kasabaya gitmek çok uzun sürüyordu.',
    question: 'değirmen kim tarafından onarıldı',
  },
  {
    code: 'cs',
    document:
      'Obyvatelé vesnice opravili starou kapli na kopci a každou neděli se v ní scházejí, protože v kostele je příliš zima.',
    question: 'kdo opravil staré kaple na kopci',
  },
  {
    code: 'sl',
    document:
      'Čebelarji iz doline so letos pridelali manj medu, ker je bilo spomladi premalo cvetja in je ves maj deževalo.',
    question: 'zakaj je čebelar pridelal manj medu',
  },
  {
    code: 'pl',
    document:
      'Mieszkańcy wsi zbudowali nową studnię, bo w starej nie było już wody, a do rzeki jest stąd za daleko.',
    question: 'kto zbudował nową studnię',
  },
  {
    code: 'ru',
    document:
      'Жители деревни построили новую мельницу, потому что старая сгорела ещё зимой и муку приходилось возить из города.',
    question: 'кто построил мельницы в деревне',
  },
  {
    code: 'uk',
    document:
      'Мешканці села посадили вишневий сад біля школи, щоб діти могли влітку збирати ягоди і нікуди не ходити.',
    question: 'хто посадив вишневий сад біля школи',
  },
  {
    code: 'el',
    document:
      'Οι κάτοικοι του νησιού έβαψαν τις βάρκες τους μπλε, γιατί έτσι το ήθελε ο παλιός καπετάνιος που πέθανε τον χειμώνα.',
    question: 'ποιος έβαψε τη βάρκα στο νησί',
  },
  {
    code: 'hy',
    document:
      'Գյուղի բնակիչները նոր դպրոց կառուցեցին, որովհետև հին շենքը փլվել էր, և երեխաները սովորում էին եկեղեցում։',
    question: 'ինչու կառուցեցին նոր դպրոցը',
  },
  {
    code: 'eu',
    document:
      'Herriko artzainek mendiko bordak konpondu dituzte, eta udan turistak hartuko dituzte han, baina neguan ez da inor egongo.',
    question: 'zein borda konpondu dute mendian',
  },
  {
    code: 'ga',
    document:
      'Cheannaigh muintir an oileáin bád nua mar gheall ar an stoirm a bhris an seanbhád sa gheimhreadh, agus tá siad sásta anois.',
    question: 'cé a cheannaigh an bád nua ar an oileán',
  },
  {
    code: 'ar',
    document:
      'قرر سكان القرية بناء مدرسة جديدة لأن المدرسة القديمة كانت بعيدة عن بيوتهم وكان الطريق إليها خطيرا في الشتاء.',
    question: 'أين المدرسة الجديدة لسكان القرية',
  },
  {
    code: 'hi',
    document: 'गाँव के लोगों ने तालाब के पास एक नया पुस्तकालय बनाया है क्योंकि पुराना पुस्तकालय बाढ़ में टूट गया था।',
    question: 'नया पुस्तकालय कहाँ बनाया गया',
  },
  {
    code: 'ta',
    document: 'கிராமத்து மக்கள் ஏரியின் கரையில் புதிய பள்ளிகளைக் கட்டினார்கள், ஏனென்றால் பழைய பள்ளி மழையில் இடிந்து விட்டது.',
    question: 'புதிய பள்ளி எங்கே கட்டப்பட்டது ஏரி',
  },
  {
    code: 'vi',
    document:
      'Dân làng đã trồng một nghìn cây tre dọc bờ sông để giữ đất, vì mùa mưa năm ngoái nước đã cuốn mất ba ngôi nhà.',
    question: 'dân làng trồng cây tre ở đâu',
  },
  {
    code: 'th',
    document: 'ชาวบ้านสร้างสะพานไม้ข้ามคลองใหม่เพราะสะพานเก่าพังเมื่อน้ำท่วมปีที่แล้ว และเด็กนักเรียนต้องพายเรือไปโรงเรียน',
    question: 'ใครสร้างสะพานไม้ข้ามคลอง',
  },
  {
    code: 'lo',
    document: 'ຊາວບ້ານໄດ້ສ້າງຕະຫຼາດໃໝ່ຢູ່ໃກ້ແມ່ນ້ຳຂອງ ເພາະວ່າຕະຫຼາດເກົ່າຖືກໄຟໄໝ້ໃນປີກາຍ ແລະ ຄົນບໍ່ມີບ່ອນຂາຍເຄື່ອງ',
    question: 'ຕະຫຼາດໃໝ່ສ້າງຢູ່ໃສ',
  },
  {
    code: 'km',
    document: 'អ្នកភូមិបានជីកអណ្តូងទឹកថ្មីនៅក្បែរវត្ត ពីព្រោះអណ្តូងចាស់រីងអស់ហើយនៅរដូវប្រាំង។',
    question: 'អណ្តូងទឹកថ្មីនៅឯណា',
  },
  {
    code: 'my',
    document: 'ရွာသားများသည် မြစ်ကမ်းတွင် ဆေးခန်းအသစ် ဆောက်ခဲ့ကြသည်၊ အဘယ်ကြောင့်ဆိုသော် မြို့ဆေးရုံသည် အလွန်ဝေးသောကြောင့်ဖြစ်သည်။',
    question: 'ဆေးခန်းအသစ်ကို ဘယ်မှာဆောက်သလဲ',
  },
  {
    code: 'ja',
    document:
      '村の人々は古い駅を図書室に変えた。列車がもう来なくなったので、子どもたちはそこで本を読んでいる。',
    question: '図書室になった駅はどれですか',
  },
  {
    code: 'zh',
    document: '村民们在山坡上种了三千棵茶树，因为玉米的价格太低，而且年轻人已经不愿意留在家里种地了。',
    question: '谁种了茶树',
  },
  {
    code: 'ko',
    document:
      '마을 주민들은 바닷가에 등대를 새로 지었는데, 낡은 등대가 태풍에 무너져 배들이 길을 잃었기 때문이다.',
    question: '등대는 어디에 지었나요',
  },
];
