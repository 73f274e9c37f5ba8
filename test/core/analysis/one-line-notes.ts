/** Notes of one line as people leave them in a folder, by language: 200 and more, most without the words that tell it. */
const notes = {
  en: `
Printer on floor 2: toner ordered
Spare keys: reception desk, drawer B
Added retry on upload
Removed legacy login page
Fixed crash in date picker
Parking permit renewal due March
Old laptops go to Marina
Coffee machine: descale monthly
Lunch menu, week 14
Staging password rotated
TODO: ask Lena about invoices
Server room temperature 21 C
Meeting moved to Thursday
Fire drill Tuesday 10 am
Wi-Fi: Harbour-Guest
Backup tapes, vault 3
Travel claims via portal
Sales targets Q2
Team photo, June
Broken chair, room 204
Call plumber re sink
Vendor: Orlando Paper
New badge printer
Bike shed code 4471
Holiday rota
Guest list gala dinner
Release notes 2.3
Deploy freeze starts Friday
No deliveries on Sunday
Gym discount: see HR
Password reset takes five minutes
Dental plan, Delta Premier
Quarterly audit, Milano office
Projector remote missing again
Kitchen rules: clean up
Budget approved
Legal hold on email
Alarm company 555-0199
Draft agenda
Shuttle leaves at nine
Umbrella stand, lobby
Visitor parking level minus one
Invoices paid monthly
Canteen closed Monday
Support hours 9 to 5
Data centre tour
Solar panels installed
Interns start in July
Shredder jammed
Mail room pickup at 4
Unpaid leave form
Printer driver link
Phone tree
Hotel rates, Como and Lugano
Lost and found
Desk booking app
Water bill
Cake for Rita at 3
Team lead: Amara Rossi
Night shift bonus 12 %
`,
  de: `
Drucker im Keller: Toner bestellt
Ersatzschlüssel beim Pförtner
Parkausweis läuft im März ab
Kantine montags geschlossen
Urlaubsplanung Sommer
Neue Kaffeemaschine
Besprechung verschoben
WLAN-Kennwort geändert
Brandschutzübung Dienstag
Rechnungen monatlich
Fahrradkeller Code 4471
Laptop für Praktikanten
Aufzug außer Betrieb
`,
  fr: `
Imprimante en panne
Clés de secours à l'accueil
Menu de la cantine
Réunion reportée à jeudi
Mot de passe modifié
Badge visiteur obligatoire
Congés d'été
Nouvelle machine à café
Exercice incendie mardi
Factures mensuelles
Code du local vélos
Ascenseur en maintenance
Salle de réunion réservée
`,
  es: `
Impresora averiada
Llaves de repuesto en recepción
Menú del comedor
Reunión aplazada al jueves
Contraseña cambiada
Tarjeta de visitante
Vacaciones de verano
Cafetera nueva
Simulacro de incendio martes
Facturas mensuales
Código del garaje
Ascensor en reparación
Sala reservada
`,
  it: `
Stampante guasta
Chiavi di riserva in portineria
Menu della mensa
Riunione rinviata a giovedì
Password cambiata
Tessera visitatori
Ferie estive
Nuova macchina da caffè
Prova antincendio martedì
Fatture mensili
Codice del garage
Ascensore in manutenzione
Sala prenotata
`,
  pt: `
Impressora avariada
Chaves suplentes na receção
Ementa da cantina
Reunião adiada para quinta
Palavra-passe alterada
Cartão de visitante
Férias de verão
Máquina de café nova
Simulacro de incêndio terça
Faturas mensais
Código da garagem
Elevador em manutenção
Sala reservada
`,
  nl: `
Printer kapot
Reservesleutels bij de receptie
Menu kantine
Vergadering verplaatst naar donderdag
Wachtwoord gewijzigd
Bezoekerspas verplicht
Zomervakantie
Nieuw koffieapparaat
Brandoefening dinsdag
Facturen maandelijks
Code fietsenstalling
Lift buiten gebruik
Zaal gereserveerd
`,
  sv: `
Skrivaren trasig
Reservnycklar i receptionen
Lunchmeny vecka 14
Mötet flyttat till torsdag
Lösenordet bytt
Besökskort krävs
Sommarsemester
Ny kaffemaskin
Brandövning tisdag
Fakturor varje månad
Kod till cykelrummet
Hissen ur drift
Rum bokat
`,
  pl: `
Drukarka zepsuta
Zapasowe klucze w recepcji
Jadłospis stołówki
Spotkanie przełożone na czwartek
Hasło zmienione
Karta gościa
Urlop letni
Nowy ekspres do kawy
Próbny alarm wtorek
Faktury miesięczne
Kod do garażu
Winda nieczynna
Sala zarezerwowana
`,
  ru: `
Принтер сломан
Запасные ключи на ресепшене
Меню столовой
Встреча перенесена на четверг
Пароль изменён
Пропуск посетителя
Летний отпуск
Новая кофемашина
Учебная тревога во вторник
Счета ежемесячно
Код гаража
Лифт не работает
Зал забронирован
`,
  tr: `
Yazıcı bozuk
Yedek anahtarlar resepsiyonda
Yemekhane menüsü
Toplantı perşembeye ertelendi
Parola değişti
Ziyaretçi kartı
Yaz izni
Yeni kahve makinesi
Yangın tatbikatı salı
Aylık faturalar
Garaj kodu
Asansör bakımda
Salon ayırtıldı
`,
  hi: `
प्रिंटर खराब है
अतिरिक्त चाबियाँ रिसेप्शन पर
कैंटीन का मेनू
बैठक गुरुवार को
पासवर्ड बदल गया
आगंतुक कार्ड
गर्मी की छुट्टी
नई कॉफ़ी मशीन
मंगलवार को अग्नि अभ्यास
मासिक बिल
गैराज का कोड
लिफ्ट बंद है
कमरा आरक्षित
`,
};

export const oneLineNotes: readonly { readonly code: string; readonly lines: readonly string[] }[] =
  Object.entries(notes).map(([code, text]) => ({ code, lines: text.trim().split('\n') }));
