/** Longer lines say something, whatever they begin with. In UTF-16 code units. */
const maxFurnitureLength = 80;

/** What a page says about itself and not in its text, as whole lines: English, German, French, Spanish. */
const furniture = new RegExp(
  `^\\W*(?:${[
    'leave a (?:reply|comment)(?: cancel reply)?|post (?:a )?comment|(?:\\d+ |no )?comments?',
    '(?:share|tweet|print|e-?mail) this(?: (?:article|story|post|page))?(?: (?:on|via|with) .{1,30})?',
    'share (?:on|via) .{1,30}|share|follow us(?: on .{1,30})?',
    'read (?:more|next|also|the full (?:article|story))(?: here)?|(?:continue|keep) reading',
    '(?:related|recommended|popular|latest|trending|more) (?:articles|posts|stories|news|reading)',
    'advertisement|sponsored(?: content)?|story continues below(?: advertisement)?',
    'subscribe(?: (?:now|here|today))?|(?:subscribe|sign up) (?:to|for) (?:our|the) newsletters?',
    '(?:accept|allow|reject|manage) (?:all )?cookies|cookie (?:settings|preferences)',
    '(?:skip|back) to (?:main )?(?:content|top|navigation)|all rights reserved|(?:click|tap) here',
    'your email address will not be published|required fields are marked',
    'kommentar (?:hinterlassen|schreiben)|schreiben? (?:sie )?einen kommentar|(?:artikel|beitrag) (?:teilen|drucken)',
    'weiterlesen|mehr (?:lesen|dazu|erfahren)|lesen sie auch|anzeige|werbung|newsletter abonnieren|folgen sie uns',
    'alle cookies (?:akzeptieren|ablehnen)|cookie-einstellungen|zum inhalt(?: springen)?|alle rechte vorbehalten',
    'laisse[rz] un commentaire|partager(?: cet article)?|lire (?:la suite|aussi)|en savoir plus|publicité',
    'abonnez-vous|suivez-nous|(?:tout )?(?:accepter|refuser) les cookies|tous droits réservés|articles similaires',
    'dejar? (?:un comentario|una respuesta)|compartir(?: en .{1,30})?|leer más|seguir leyendo|publicidad|suscríbete',
    'síguenos|aceptar (?:todas las )?cookies|todos los derechos reservados|artículos relacionados',
  ].join('|')})\\P{L}*$`,
  'iu',
);

/** Whether a line belongs to the page around a text: an invitation to share, an advertisement's label, a button. */
export function isPageFurniture(line: string): boolean {
  return line.length <= maxFurnitureLength && furniture.test(line);
}
