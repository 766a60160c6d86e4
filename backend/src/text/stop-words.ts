/*
 * Words that say nothing about what a guest wants to know, folded. Words that ask (quand, où, combien, who, when…) are not
 * among them: they tell the opening hours from the way to the restaurant.
 */
const french = `
  le la les l un une des de du d au aux a et mais donc or ni car
  ce cet cette ces c ca cela ceci
  je j tu il elle on nous vous ils elles me m te t se s lui leur leurs y en moi toi eux
  mon ma mes ton ta tes son sa ses notre nos votre vos
  que qu dont
  est es suis sommes etes sont etait etaient sera serait soit etre ete
  ai as avons avez ont avait aviez auriez aurait avoir eu
  fait faites faire faut doit dois devons devez
  peut peux peuvent pouvez pouvons pourrait pourrais pourriez pouvoir puis
  veux veut voulez voudrais voudrait souhaite souhaiterais aimerais
  sur sous dans par pour avec sans chez vers entre
  si ne n pas plus tres aussi alors bien la ici deja encore meme tout toute tous toutes
  bonjour bonsoir salut merci svp stp plait cordialement oui ok parfait super
  euh heu hum ben bah hein
  savoir dire dites pensez
`
const english = `
  the a an and but or nor so of to in on at by for from with without into about as than
  this that these those it its i me my mine you your yours he him his she her we us our ours they them their
  is am are was were be been being s re m ve ll d t
  do does did doing done have has had having
  can could may might shall should will would must
  not no if then there here also just any some please
  hi hello hey thanks thank ok okay yes yeah great perfect well
  uh um umm ummm uhm er hm hmm mm hh ah oh ooh
  want like need know let tell see find get got whether wonder wondering sure
`

const toSet = (list: string) => new Set(list.trim().split(/\s+/))

/** French and English together: a message of three words seldom says for sure which language it is in. */
export const stopWords: ReadonlySet<string> = new Set([...toSet(french), ...toSet(english)])

const asking = `
  quand ou combien comment pourquoi qui quoi quel quelle quels quelles lequel laquelle lesquels lesquelles heure
  who what when where why how which whose time
`

/** Words that tell which kind of answer is wanted, but not about what. */
export const questionWords: ReadonlySet<string> = toSet(asking)
