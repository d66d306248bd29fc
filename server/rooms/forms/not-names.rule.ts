/** What stands with a capital and is nobody: words of places, of roles, of the course. Small letters, both languages. */

const list = (text: string): string[] => text.trim().split(/\s+/);

/** Alone they say that what stands beside them is no name either, or that one of two is not. */
export const WORDS_NOT_NAMES: ReadonlySet<string> = new Set(
  list(`
    monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
    lunes martes miércoles jueves viernes sábado domingo
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    english spanish french portuguese arabic british american european catalan latin
    christmas easter ramadan navidad pascua
    clutterbuck kram egan gibbs driscoll kolb rodger pennington hinds carnell hawkins whitmore kirkpatrick
    schein heron rogers revans megginson garvey mentor mentora mentee moodle canvas teams zoom google microsoft
    outlook excel whatsapp slack meet drive powerpoint
    head teacher teachers deputy assistant manager managers director directora leader leaders leadership principal
    chief executive officer senior junior lead team teams staff finance human resources people culture
    department office school schools college university academy centre center institute council board committee
    programme program project course module modules step steps session sessions group cohort set trio level year term
    coordinator co-ordinator supervisor trainer learner learners sponsor board governor governors union hr
    dirección subdirección jefatura coordinación gerencia rectoría secretaría departamento área oficina escuela colegio
    universidad instituto academia centro consejo comité sindicato recursos humanos finanzas calidad personal programa
    proyecto curso módulo paso sesión grupo equipo nivel año ciclo facultad ministerio ayuntamiento gobierno sede
    north south east west northern southern eastern western norte sur este oeste
    street road avenue lane hall room building campus calle avenida plaza sala edificio
    code ethics learning action conversation development education further higher adult national global business case
    código ética aprendizaje conversación educación superior caso negocio
    internet covid covid-19 ofsted
  `),
);

/** Words that a sentence begins with: there a capital says nothing. */
export const OPENING_WORDS: ReadonlySet<string> = new Set(
  list(`
    the a an this that these those my our your his her its their some any each every no not another both all most many few
    i we you he she they it who what when where why how which whose
    and but or so yet because if although though while since until before after once then now today yesterday tomorrow
    last next first second third also even only just still maybe perhaps sometimes often usually never always
    in on at by for from with without to of about between during through under over into as like than
    is are was were be been has have had do does did can could will would shall should may might must let ask tell say
    said asked told met saw see think thought feel felt know knew call called thank thanks dear hello hi yes
    there here later soon again ever well please one two three four five
    el la los las un una unos unas este esta estos estas ese esa eso aquel mi mis tu tus su sus nuestro nuestra
    yo tú él ella ellos ellas nosotros nosotras ustedes usted quien quién qué que cuando cuándo donde dónde como cómo
    cuál por porque si aunque mientras desde hasta antes después luego entonces ahora hoy ayer mañana
    y e o u pero ni sin con para de del al en entre durante sobre bajo según ante tras contra hacia
    es son era eran fue fueron ser está están estaba ha han había hay hace hizo puede puedo quiero dijo dije dice digo
    pregunté preguntó hablé habló vi vio creo pienso siento sé llamé gracias hola querida querido sí no
    también además incluso solo sólo todavía ya quizá quizás tal vez veces nunca siempre cada todo toda todos todas
    otro otra ambos muchos muchas algunos algunas aquí allí más menos muy bien uno dos tres cuatro cinco primero luego
  `),
);

/** Places and things of two words and more that would read as a name and a family name. */
export const PHRASES_NOT_NAMES: readonly (readonly string[])[] = [
  'new york',
  'new zealand',
  'new delhi',
  'new mexico',
  'great britain',
  'united kingdom',
  'united states',
  'united nations',
  'northern ireland',
  'hong kong',
  'los angeles',
  'costa rica',
  'puerto rico',
  'el salvador',
  'buenos aires',
  'san salvador',
  'san juan',
  'san josé',
  'san francisco',
  'santo domingo',
  'santa cruz',
  'santa fe',
  'la paz',
  'la habana',
  'ciudad de méxico',
  'ciudad real',
  'las palmas',
  'nueva york',
  'nueva zelanda',
  'nuevo león',
  'reino unido',
  'gran bretaña',
  'estados unidos',
  'naciones unidas',
  'américa latina',
  'américa central',
  'hispano américa',
  'república dominicana',
  'país vasco',
  'castilla y león',
  'castilla la mancha',
].map((phrase) => phrase.split(' '));
