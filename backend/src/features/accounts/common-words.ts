/*
 * The words that the most used passwords are made of, in English and French, already folded (lower case, no accents).
 * Endings (digits, years, punctuation) are added by common-passwords.ts.
 */
const list = (text: string): readonly string[] => text.trim().split(/\s+/)

export const secretWords = list(`
  password passwort passw0rd passe motdepasse motdepasse1 monmotdepasse secret secrete sesame ouvretoi access acces admin
  administrator administrateur root user utilisateur guest invite login logon connexion changeme changemoi changezmoi
  default defaut test testing essai demo temp temporaire provisoire bienvenue welcome bonjour bonsoir salut hello coucou
  letmein entrez master maitre super superman superuser system systeme server serveur computer ordinateur internet
  security securite private prive confidentiel nothing rien whatever qwerty azerty qwertz clavier manager concierge
  conciergerie hotel reception restaurant cuisine booking reservation reservations accueil bureau office
`)

export const lovedWords = list(`
  iloveyou jetaime jtaime monamour mon-amour amour love lovely lover loveme cherie cheri doudou loulou louloute bebe baby
  babygirl princess princesse prince queen king angel ange angels sweet sweetie honey darling bisou bisous calin calinou
  chouchou choupette chaton minou minette mignon tresor coeur soleil sunshine sunflower etoile lune flower fleur rose
  papillon butterfly rainbow arcenciel licorne unicorn dolphin dauphin monkey tiger tigre lion dragon eagle aigle wolf
  loup panther panthere bear ours horse cheval lapin rabbit poney puppy chien chienne chat chatte kitty hellokitty
  family famille maman papa mamie papie maison home vacances holiday freedom liberte hope espoir dream reve bonheur
  happy heureux smile sourire forever toujours friend friends ami amis amie copain copine
`)

export const names = list(`
  michael jennifer jordan thomas nicolas julien alexandre alexandra maxime camille pauline marine marion manon lea emma
  chloe sarah laura julie celine caroline sophie nathalie isabelle stephanie sebastien christophe philippe patrick pascal
  olivier laurent frederic francois pierre jean marie michel daniel david daniela andrea andrew anthony antoine arthur
  ashley amanda jessica michelle nicole robert william charlie charlotte louis lucas hugo theo jules gabriel raphael
  martin mathieu matthieu matthew mohamed mehdi samira fatima karim yasmine ahmed ali hassan joshua justin brandon george
  harley hunter maggie martine monique sylvie veronique valerie virginie vincent victor valentin clement quentin romain
  florian jerome guillaume benjamin simon samuel adrien bernard gerard christian christine corinne catherine elodie emilie
`)

export const worldWords = list(`
  football footballer baseball basketball hockey soccer rugby tennis golf liverpool arsenal chelsea barcelona barcelone
  realmadrid juventus marseille olympique olympiquedemarseille psg parissaintgermain paris lyon toulouse bordeaux nantes
  lille strasbourg bretagne france francaise london londres england america canada espagne portugal italia algerie maroc
  tunisie corse zidane ronaldo ronaldinho messi mbappe pokemon pikachu naruto starwars batman spiderman matrix gandalf
  mickey snoopy garfield simpson nirvana metallica slipknot eminem rihanna beyonce ferrari porsche mercedes corvette
  mustang yamaha peugeot renault citroen google facebook youtube instagram whatsapp windows microsoft apple iphone samsung
  android orange free linux cookie chocolat chocolate cheese fromage pepper banana orange cherry pomme fraise peanut
  ginger coffee summer ete winter hiver spring printemps autumn automne january janvier february fevrier march mars april
  avril may mai june juin july juillet august aout september septembre october octobre november novembre december decembre
  monday lundi tuesday mardi wednesday mercredi thursday jeudi friday vendredi saturday samedi sunday dimanche purple blue
  black white red green yellow silver golden noir blanc rouge vert bleu jaune shadow phoenix thunder diamond killer jesus
  jesuschrist christ heaven blessed trustno1 fuckyou merde putain nounours ninja samurai pirate hacker legend warrior
  guitar musique music player gamer fortnite minecraft
`)

/** Rows of keyboards and the alphabet: a password that follows them is typed by everyone. */
export const walks = list(`
  1234567890 0123456789 azertyuiop qsdfghjklm wxcvbn qwertyuiop asdfghjkl zxcvbnm qwertzuiop yxcvbnm
  abcdefghijklmnopqrstuvwxyz 1q2w3e4r5t6y7u8i9o0p 1a2z3e4r5t6y7u8i9o0p qazwsxedcrfvtgbyhnujm aqwzsxedcrfvtgbyhnuj
  q1w2e3r4t5y6u7i8o9p0 a1z2e3r4t5y6u7i8o9p0 1qaz2wsx3edc4rfv5tgb 147258369 159357 741852963 a1b2c3d4e5f6g7h8
`)
